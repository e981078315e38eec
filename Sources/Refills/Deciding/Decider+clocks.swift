import Statecharts

extension Decider {
  /// Arms and stops clocks as the macrostep says, and moves the due times of ours when a pause begins or ends.
  func runClocks(of refill: inout Refill, wasPaused: Bool, at now: Instant, in context: DecisionContext) {
    let isPaused = refill.regions.pace == .paused
    if isPaused, !wasPaused { refill.record.pauses.append(Pause(from: now)) }
    if !isPaused, wasPaused { refill.record.endPause(at: now) }
    for effect in log.effects {
      switch effect {
      case .startedClock(let index):
        if let clock = RefillChart.Clock(index: index) { arm(clock, on: &refill.record, at: now) }
      case .stoppedClock(let index):
        if let clock = RefillChart.Clock(index: index) { refill.record.clocks[clock] = nil }
      case .exited, .entered, .took, .command, .send, .cancel, .log: break
      }
    }
    // What most decisions leave as it is stays where it lies.
    for (clock, armed) in refill.record.clocks where armed.firedAt == nil {
      var settled = armed
      settled.settle(clock, isPaused: isPaused, on: refill.record, at: now, in: context)
      if settled != armed { refill.record.clocks[clock] = settled }
    }
  }

  private func arm(_ clock: RefillChart.Clock, on record: inout RefillRecord, at now: Instant) {
    record.armings += 1
    record.clocks[clock] = ArmedClock(occurrence: record.armings, startedAt: now, due: nil, unpausedDue: nil)
  }

  /// Rows that differ: due times that came, moved or went.
  func timerChanges(from before: Refill, to next: Refill) -> [TimerChange] {
    let old = before.version == 0 ? [:] : before.record.clocks
    let new = next.record.clocks
    let moved = new.compactMap { clock, armed in
      armed.occurrence != old[clock]?.occurrence || armed.due != old[clock]?.due ? clock : nil
    }
    let gone = old.keys.filter { new[$0] == nil }
    guard !moved.isEmpty || !gone.isEmpty else { return [] }
    return (moved + gone).sorted { $0.index < $1.index }.map { clock in
      let (was, is_) = (old[clock], new[clock])
      return TimerChange(
        clock: clock, occurrence: is_?.occurrence ?? was?.occurrence ?? 0, due: is_?.due,
        replacing: was.flatMap { was in was.due.map { TimerChange.Place(due: $0, setAt: was.setAt) } })
    }
  }
}

extension RefillRecord {
  /// The patient's part no longer blocks. A promise that was still ahead when it began to is moved by as much.
  fileprivate mutating func endPause(at now: Instant) {
    guard let last = pauses.indices.last, pauses[last].until == nil else { return }
    pauses[last].until = now
    let from = pauses[last].from
    if let promised = moments[.promisedAt], promised > from { moments[.promisedAt] = promised + (now - from) }
  }
}

extension ArmedClock {
  /// Gives the clock its due time, once: when it is armed, or when the moment from which it runs becomes known, or
  /// when a pause ends. For no other reason is a due time computed again.
  mutating func settle(
    _ clock: RefillChart.Clock, isPaused: Bool, on record: RefillRecord, at now: Instant,
    in context: DecisionContext
  ) {
    guard firedAt == nil else { return }
    if unpausedDue == nil {
      guard let start = clock.from.map({ record.moments[$0] }) ?? startedAt else { return }
      let length =
        switch clock.after {
        case .literal(let span): span
        case .named(let name): context.durations[name]
        }
      unpausedDue = context.calendars.due(after: length, in: clock.calendar, from: start)
      startedAt = start
    }
    if clock.pauses, isPaused {
      due = nil
    } else if due == nil, let unpausedDue {
      setAt = now
      due =
        clock.pauses
        ? context.calendars.due(
          unpausedDue, in: clock.calendar, movedBy: record.pauses, from: startedAt, at: now)
        : unpausedDue
    }
  }
}
