extension ChartTables {
  /// Appendix D's `interpret` up to the first wait for an external event.
  func start(rules: some StepRules, ask: (Int) -> Bool, log: inout StepLog) -> Configuration {
    var configuration = Configuration()
    enter(initialPlan, configuration: &configuration, rules: rules, log: &log)
    if !settle(&configuration, rules: rules, ask: ask, log: &log) { log.giveUp() }
    log.isConfigurationUnchanged = false
    return configuration
  }

  /// One round of Appendix D's `mainEventLoop`, begun at its external event.
  func step(
    _ configuration: inout Configuration, event: Int, rules: some StepRules, ask: (Int) -> Bool,
    log: inout StepLog
  ) -> StepOutcome {
    let row = candidates.row(ofEvent: event)
    let isHandled = !candidates.states(in: row, active: configuration.active).isEmpty
    let before = configuration
    select(row: row, configuration: configuration, rules: rules, ask: ask, log: &log)
    let isTaken = !log.selected.isEmpty
    let against = log.guardsAgainst
    if isTaken { microstep(&configuration, rules: rules, log: &log) }
    guard settle(&configuration, rules: rules, ask: ask, log: &log) else {
      configuration = before
      log.giveUp()
      return .endless
    }
    if log.hasMoved {
      log.isConfigurationUnchanged = configuration == before
      return .moved
    }
    if isTaken { return .ignored }
    return isHandled ? .refused(guards: against) : .unhandled
  }

  /// The inner loop: eventless transitions first, then the internal queue, until both are exhausted.
  /// - Returns: false if that takes too many microsteps.
  private func settle(
    _ configuration: inout Configuration, rules: some StepRules, ask: (Int) -> Bool, log: inout StepLog
  ) -> Bool {
    while true {
      select(row: CandidateTable.eventless, configuration: configuration, rules: rules, ask: ask, log: &log)
      if log.selected.isEmpty {
        guard log.queueHead < log.queue.count else { return true }
        let event = Int(log.queue[log.queueHead])
        log.queueHead += 1
        select(
          row: candidates.row(ofEvent: event), configuration: configuration, rules: rules, ask: ask, log: &log
        )
      }
      guard !log.selected.isEmpty else { continue }
      log.microsteps += 1
      guard log.microsteps <= Chart.microstepLimit else { return false }
      microstep(&configuration, rules: rules, log: &log)
    }
  }
}
