extension Chart {
  /// How many microsteps a macrostep may take. The longest of the product takes fewer than twenty; a thousand is
  /// reached only by a chart that goes round in circles, which the compiler refuses.
  package static let microstepLimit = 1_000

  /// Enters the chart and goes on until nothing is left to do without an event.
  ///
  /// Where `log.isEndless` is set, that did not happen within `microstepLimit`, and the result must not be used.
  @inlinable package func start(guards: some GuardSource, into log: inout StepLog) -> Configuration {
    tables.start(ask: { guards.answer($0) }, log: &log)
  }

  /// Takes one external event: one macrostep of SCXML 1.0, Appendix D.
  ///
  /// The eventless transitions are tried after the event even where no transition was there for it, as the standard
  /// has it: the facts behind the guards may have changed. That is why an event that the chart does not know by
  /// itself can still end in `moved`. Once a top-level final state is reached, no event does anything.
  /// - Parameters:
  ///   - event: an index into `events`; `eventIndex` finds it.
  ///   - guards: answers for this macrostep; each guard is asked at most once.
  ///   - log: says afterwards what was done. Its former contents are dropped.
  @inlinable package func step(
    _ configuration: inout Configuration, event: Int, guards: some GuardSource, into log: inout StepLog
  ) -> StepOutcome {
    tables.step(&configuration, event: event, ask: { guards.answer($0) }, log: &log)
  }

  /// `start` under other rules than the standard's: for tests that prove other tests.
  package func start(
    guards: some GuardSource, rules: some StepRules, into log: inout StepLog
  ) -> Configuration {
    tables.start(rules: rules, ask: { guards.answer($0) }, log: &log)
  }

  /// `step` under other rules than the standard's: for tests that prove other tests.
  package func step(
    _ configuration: inout Configuration, event: Int, guards: some GuardSource, rules: some StepRules,
    into log: inout StepLog
  ) -> StepOutcome {
    tables.step(&configuration, event: event, rules: rules, ask: { guards.answer($0) }, log: &log)
  }

  /// Index of the event with exactly this name; nil: the chart has no transition, action or declaration for it.
  package func eventIndex(_ name: String) -> Int? { tables.eventIndices[name] }

  /// Index of the state with this id; nil: there is none.
  package func stateIndex(_ id: String) -> Int? { tables.stateIndices[id] }

  /// Whether the state with this id is active. False for ids that the chart does not have, and for histories.
  package func isActive(_ id: String, in configuration: Configuration) -> Bool {
    stateIndex(id).map { configuration.active.contains($0) } ?? false
  }
}
