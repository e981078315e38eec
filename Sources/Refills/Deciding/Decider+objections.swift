import Statecharts

extension Decider {
  /// What speaks against an input before the chart is asked.
  func objection(to input: Input, on refill: Refill) -> Refusal? {
    let kind = input.event.kind
    guard kind.actors.contains(input.sender.actor) else { return .notAllowed(input.sender.actor, kind) }
    if let expected = input.expectedVersion, expected != refill.version {
      return .versionMoved(now: refill.version, decision: refill.record.decision)
    }
    if let clock = RefillChart.Clock.of(kind) {
      guard let armed = refill.record.clocks[clock], armed.occurrence == input.occurrence,
        armed.firedAt == nil,
        let due = armed.due, due <= input.at
      else { return .clockReplaced }
    }
    if refill.record.former(of: input.event) != nil { return .elsewhere }
    if case .workSnoozed(let wish) = input.event {
      return refill.record.objection(to: wish, at: input.at)
    }
    return input.event.report.flatMap { refill.record.objection(to: $0, at: input.at) }
  }

  /// What speaks against taking back what was said: a source that gives the same time to both, or a single reading
  /// without a newer time of the source's own, which may come from a stale cache.
  func doubt(about report: Report, on refill: Refill) -> Refusal? {
    if let reportedAt = report.reportedAt {
      return reportedAt == refill.record.news[report.source] ? .implausible : nil
    }
    return report.manner == .read && report.source != .staff && !report.isConfirmed ? .askAgain : nil
  }

  /// Tries of people are kept; what machines repeat is not.
  func isWorthKeeping(_ refusal: Refusal) -> Bool {
    switch refusal {
    case .notAllowed, .versionMoved, .guarded, .outdated, .implausible, .invalid, .unhandled, .elsewhere: true
    case .ignored, .early, .askAgain, .clockReplaced: false
    }
  }

  /// Nothing moved. A fired clock is spent all the same, and a source's newer time is remembered.
  func unmoved(_ refill: Refill, _ input: Input, _ refusal: Refusal) -> Verdict {
    var next = refill
    if let clock = RefillChart.Clock.of(input.event.kind) {
      next.record.clocks[clock]?.firedAt = input.at
      next.record.clocks[clock]?.due = nil
    }
    if let report = input.event.report {
      next.record.note(report, isUnderstood: input.event.kind != .pharmacyUnmapped)
      if refusal != .ignored { next.record.call(.support, because: input.event.kind, at: input.at) }
    }
    let record = isWorthKeeping(refusal) ? entry(for: refill, input, refusal: refusal) : nil
    guard next != refill else { return .refused(refusal, record) }
    return .decided(counted(next, input, refusal, from: refill))
  }

  /// What changed in the record alone, a version more.
  func counted(_ changed: Refill, _ input: Input, _ refusal: Refusal, from refill: Refill) -> Decision {
    var next = changed
    next.record.wake(from: refill.record, movedOn: false, by: input.sender.actor)
    next.count(at: input.at)
    let timers = timerChanges(from: refill, to: next)
    return Decision(
      refill: next, before: refill, entry: entry(for: next, input, timers: timers, refusal: refusal),
      timers: timers,
      dispatches: [])
  }

  /// Nothing moves; support is asked to look.
  func handOver(_ refill: Refill, _ input: Input, _ refusal: Refusal) -> Decision {
    var next = refill
    next.record.call(.support, because: input.event.kind, at: input.at)
    return counted(next, input, refusal, from: refill)
  }
}

extension Refill {
  /// A version more, so that it can be written over the one before. What nothing has moved yet does not exist yet
  /// and stays at 0.
  fileprivate mutating func count(at now: Instant) {
    guard version > 0 else { return }
    version += 1
    changedAt = now
  }
}

extension RefillChart.Clock {
  private static let byEvent = Dictionary(uniqueKeysWithValues: allCases.map { ($0.event, $0) })

  /// The clock that sends this event; nil where none does.
  package static func of(_ kind: RefillChart.EventKind) -> Self? { byEvent[kind] }
}

extension RefillChart.Guard {
  /// The guards whose bits are set, in the chart's order.
  static func named(in bits: UInt64) -> [Self] {
    allCases.filter { bits & 1 << UInt64($0.rawValue) != 0 }
  }
}
