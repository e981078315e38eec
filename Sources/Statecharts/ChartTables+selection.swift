extension ChartTables {
  /// `selectTransitions` and `selectEventlessTransitions`: leaves in `log.selected` what the microstep takes.
  func select(
    row: Int, configuration: inout Configuration, rules: some StepRules, ask: (Int) -> Bool,
    log: inout StepLog
  ) {
    log.selected.empty()
    let active = configuration.active
    var states = candidates.states(in: row, active: active)
    while let state = states.popFirst() {
      var position = candidates.start(row: row, state: state)
      while true {
        let transition = candidates.transition(at: position)
        if transition < 0 { break }
        position += 1
        guard holds(transition, active: active, rules: rules, ask: ask, log: &log) else {
          continue
        }
        if transitions[transition].source == state || !isSelected(transition, &log) {
          log.selected.append(transition)
        }
        break
      }
    }
    if !log.selected.isEmpty, !addUpExits(configuration: &configuration, rules: rules, log: &log) {
      removeConflicts(configuration: &configuration, rules: rules, log: &log)
    }
  }

  /// Two atomic states share their ancestors' transitions. The log is `inout` so that it is not copied.
  private func isSelected(_ transition: Int, _ log: inout StepLog) -> Bool {
    for position in 0..<log.selected.count where log.selected[position] == transition { return true }
    return false
  }

  /// `conditionMatch`. A guard that was asked in this macrostep is not asked again.
  @inline(__always) private func holds(
    _ transition: Int, active: StateSet, rules: some StepRules, ask: (Int) -> Bool, log: inout StepLog
  ) -> Bool {
    for position in transitions[transition].terms {
      let term = terms[position]
      switch term.kind {
      case .never: return false
      case .inState:
        if rules.isIn(term.index, active: active) != term.isTrue { return false }
      case .guarded:
        let bit = 1 as UInt64 &<< UInt64(truncatingIfNeeded: term.index)
        if log.guardsAsked & bit == 0 {
          log.guardsAsked |= bit
          if ask(term.index) { log.guardAnswers |= bit }
        }
        if (log.guardAnswers & bit != 0) != term.isTrue {
          log.guardsAgainst |= bit
          return false
        }
      }
    }
    return true
  }

  /// Adds up what the selected transitions leave.
  /// - Returns: false where two would leave the same state.
  @inline(__always) private func addUpExits(
    configuration: inout Configuration, rules: some StepRules, log: inout StepLog
  ) -> Bool {
    log.selected.leaving = StateSet()
    log.selected.isDynamic = false
    for position in 0..<log.selected.count {
      let transition = log.selected[position]
      if dependsOnMoment(transition, rules: rules) { log.selected.isDynamic = true }
      let leaves = exitSet(of: transition, configuration: &configuration, rules: rules)
      guard leaves.isDisjoint(with: log.selected.leaving) else { return false }
      log.selected.leaving.formUnion(leaves)
    }
    return true
  }

  /// `removeConflictingTransitions`: of two that would leave the same state, the one whose source lies deeper wins;
  /// between sources side by side, the one that was found first.
  private func removeConflicts(configuration: inout Configuration, rules: some StepRules, log: inout StepLog)
  {
    var kept = 0
    for position in 0..<log.selected.count {
      let candidate = log.selected[position]
      let leaves = exitSet(of: candidate, configuration: &configuration, rules: rules)
      let source = transitions[candidate].source
      var isPreempted = false
      for earlier in 0..<kept where conflicts(leaves, log.selected[earlier], &configuration, rules) {
        let other = transitions[log.selected[earlier]].source
        if !rows[other].descendants.contains(source) {
          isPreempted = true
          break
        }
      }
      if isPreempted { continue }
      var survivors = 0
      for earlier in 0..<kept where !conflicts(leaves, log.selected[earlier], &configuration, rules) {
        log.selected[survivors] = log.selected[earlier]
        survivors += 1
      }
      log.selected[survivors] = candidate
      kept = survivors + 1
    }
    log.selected.cut(to: kept)
    _ = addUpExits(configuration: &configuration, rules: rules, log: &log)
  }

  private func conflicts(
    _ leaves: StateSet, _ other: Int, _ configuration: inout Configuration, _ rules: some StepRules
  ) -> Bool {
    !leaves.isDisjoint(with: exitSet(of: other, configuration: &configuration, rules: rules))
  }

  /// `computeExitSet` of one transition.
  func exitSet(of transition: Int, configuration: inout Configuration, rules: some StepRules) -> StateSet {
    guard dependsOnMoment(transition, rules: rules) else {
      return transitions[transition].leaves.intersection(configuration.active)
    }
    guard let domain = shape.domain(of: transition, memory: configuration.memory, rules: rules) else {
      return StateSet()
    }
    return rows[domain].descendants.intersection(configuration.active)
  }

  /// Whether what was computed beforehand does not hold: a history takes part, or the rules differ from the standard.
  @inline(__always) func dependsOnMoment(_ transition: Int, rules: some StepRules) -> Bool {
    transitions[transition].isDynamic
      || (transitions[transition].isInternal
        && rules.honoursInternal(isCompound: transitions[transition].isSourceCompound)
          != transitions[transition].isSourceCompound)
  }
}
