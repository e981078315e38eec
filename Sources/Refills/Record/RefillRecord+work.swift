package import Statecharts

extension RefillRecord {
  package func isSnoozed(at now: Instant) -> Bool { snooze.map { now < $0.until } ?? false }

  /// Why it may not wait so long; nil: it may. Nobody's medicine runs out while it waits at the desk, and what presses
  /// waits a day at most.
  func objection(to wish: SnoozeWish, at now: Instant) -> Refusal? {
    guard wish.until > now, wish.until <= now + Snooze.longest else {
      let days = Snooze.longest.milliseconds / Span.days(1).milliseconds
      return .invalid("Put it off until a time that lies ahead, \(days) days at most.")
    }
    guard let runOut, runOut > now, !tasks.contains(where: \.isUrgent) else {
      return wish.until <= now + Snooze.longestPressing
        ? nil
        : .invalid(
          "It presses: the patient has run out, nobody knows when they will, or there is an urgent task. It waits "
            + "until tomorrow at most.")
    }
    return wish.until <= runOut
      ? nil
      : .invalid("The patient runs out before then. Put it off until before that, or look after it now.")
  }

  mutating func assign(_ assignment: Assignment, by name: String, at now: Instant) {
    owner = assignment.to.map { WorkOwner(staff: $0, since: now, by: name, note: assignment.note) }
  }

  /// Ends a snooze where something has happened since: it went on, somebody is called, what was asked is answered, the
  /// patient said something, or somebody outside the desk asks the patient for something more.
  mutating func wake(from before: RefillRecord, movedOn: Bool, by actor: Actor) {
    guard let asleep = snooze, asleep == before.snooze else { return }
    let isCalled = tasks.contains { !before.tasks.contains($0) }
    let (asked, wasAsked) = (Set(openActions.map(\.kind)), Set(before.openActions.map(\.kind)))
    let isAnswered = !wasAsked.isSubset(of: asked)
    let isAsked = !asked.isSubset(of: wasAsked) && !actor.isOfDesk
    if movedOn || isCalled || isAnswered || isAsked || actor == .patient || actor == .proxy { snooze = nil }
  }
}
