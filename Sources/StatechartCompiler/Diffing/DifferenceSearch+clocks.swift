extension DifferenceSearch {
  mutating func compareClocks() {
    for state in old.model.root.all {
      for clock in state.clocks {
        if let after = new.clocks[clock.name] { compare(clock, in: state.id, after) } else { noteGone(clock) }
      }
    }
    for state in new.model.root.all where old.real(state.id) != nil {
      for clock in state.clocks where old.clocks[clock.name] == nil {
        note(
          .needsMapping, "the clock `\(clock.name)` is new in `\(state.id)`",
          "For stored refills that stand there it was never armed, so it would never go off. "
            + "Say in a mapping from when it runs for them, or that it does not.",
          new: clock.position)
      }
    }
  }

  private mutating func noteGone(_ clock: ClockDeclaration) {
    note(
      .needsMapping, "the clock `\(clock.name)` is gone",
      "It may run in stored refills. Say in a mapping which clock goes on in its place, or that it stops.",
      old: clock.position)
  }

  private mutating func compare(_ clock: ClockDeclaration, in state: String, _ after: ComparedChart.Clock) {
    let now = after.declaration
    if state != after.state {
      note(
        .needsMapping, "the clock `\(clock.name)` runs in `\(after.state)` in place of `\(state)`",
        "In stored refills it runs, or does not, as its old state has it. Say in a mapping which of the two holds.",
        old: clock.position, new: now.position)
    }
    if clock.event != now.event {
      note(
        .compatible, "the clock `\(clock.name)` brings `\(now.event)` in place of `\(clock.event)`",
        "Where it runs already it brings the new one too.", old: clock.position, new: now.position)
    }
    guard
      clock.after != now.after || clock.calendar != now.calendar || clock.from != now.from
        || clock.pauses != now.pauses
    else { return }
    note(
      .compatible, "the clock `\(clock.name)` is counted otherwise",
      "Where it runs already its due time stays; the new rule holds from the next start or pause on.",
      old: clock.position, new: now.position)
  }
}
