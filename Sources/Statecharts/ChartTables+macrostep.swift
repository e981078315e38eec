extension ChartTables {
  /// `start` by the standard: the one copy of the runtime that the product runs, without a question left in it.
  @usableFromInline func start(ask: (Int) -> Bool, log: inout StepLog) -> Configuration {
    start(rules: AppendixD(), ask: ask, log: &log)
  }

  /// `step` by the standard.
  @usableFromInline func step(
    _ configuration: inout Configuration, event: Int, ask: (Int) -> Bool, log: inout StepLog
  ) -> StepOutcome {
    step(&configuration, event: event, rules: AppendixD(), ask: ask, log: &log)
  }

  /// Appendix D's `interpret` up to the first wait for an external event.
  func start(rules: some StepRules, ask: (Int) -> Bool, log: inout StepLog) -> Configuration {
    log.begin()
    var configuration = Configuration()
    enter(initialPlan, &configuration, rules, &log)
    if !settle(&configuration, rules: rules, ask: ask, log: &log) { log.giveUp() }
    log.isConfigurationUnchanged = false
    return configuration
  }

  /// One round of Appendix D's `mainEventLoop`, begun at its external event.
  func step(
    _ configuration: inout Configuration, event: Int, rules: some StepRules, ask: (Int) -> Bool,
    log: inout StepLog
  ) -> StepOutcome {
    log.begin()
    let row = candidates.row(ofEvent: event)
    let active = configuration.active
    select(row: row, configuration: &configuration, rules: rules, ask: ask, log: &log)
    let isTaken = !log.selected.isEmpty
    let against = log.guardsAgainst
    if isTaken { microstep(&configuration, rules: rules, log: &log) }
    guard settle(&configuration, rules: rules, ask: ask, log: &log) else {
      configuration.active = active
      if log.hasRemembered { configuration.memory = log.formerMemory }
      log.giveUp()
      return .endless
    }
    if log.hasMoved {
      log.isConfigurationUnchanged =
        configuration.active == active
        && (!log.hasRemembered || configuration.memory == log.formerMemory)
      return .moved
    }
    if isTaken { return .ignored }
    return candidates.states(in: row, active: active).isEmpty ? .unhandled : .refused(guards: against)
  }

  /// The inner loop: eventless transitions first, then the internal queue, until both are exhausted.
  /// - Returns: false if that takes too many microsteps.
  private func settle(
    _ configuration: inout Configuration, rules: some StepRules, ask: (Int) -> Bool, log: inout StepLog
  ) -> Bool {
    while true {
      // Mostly nothing waits without an event and nothing is queued.
      if candidates.states(in: CandidateTable.eventless, active: configuration.active).isEmpty,
        log.queue.isEmpty
      {
        return true
      }
      select(row: CandidateTable.eventless, configuration: &configuration, rules: rules, ask: ask, log: &log)
      if log.selected.isEmpty {
        guard let event = log.queue.popFirst() else { return true }
        select(
          row: candidates.row(ofEvent: event), configuration: &configuration, rules: rules, ask: ask,
          log: &log)
      }
      guard !log.selected.isEmpty else { continue }
      log.microsteps += 1
      guard log.microsteps <= Chart.microstepLimit else { return false }
      microstep(&configuration, rules: rules, log: &log)
    }
  }
}
