extension ChartTables {
  /// `microstep`: leaves, acts, enters, for all of `log.selected` together.
  func microstep(_ configuration: inout Configuration, rules: some StepRules, log: inout StepLog) {
    leave(&configuration, rules: rules, log: &log)
    for position in 0..<log.selected.count {
      let transition = log.selected[position]
      if transitions[transition].isIgnoring { continue }
      log.hasMoved = true
      log.effects.append(.took, transition)
      run(transitions[transition].actions, rules: rules, log: &log)
    }
    guard !log.selected.isDynamic else {
      enter(entries(configuration: &configuration, rules: rules, log: &log), &configuration, rules, &log)
      return
    }
    var plan = EntryPlan()
    for position in 0..<log.selected.count {
      let row = transitions[log.selected[position]]
      plan.states.formUnion(row.plan.states)
      plan.defaults.formUnion(row.plan.defaults)
    }
    enter(plan, &configuration, rules, &log)
  }

  /// `computeEntrySet` where it depends on what is remembered.
  private func entries(
    configuration: inout Configuration, rules: some StepRules, log: inout StepLog
  ) -> EntryPlan {
    var plan = EntryPlan()
    for position in 0..<log.selected.count {
      let transition = log.selected[position]
      if let domain = shape.domain(of: transition, memory: configuration.memory, rules: rules) {
        plan.add(
          transition: transition, domain: domain, shape: shape, memory: configuration.memory, rules: rules)
      }
    }
    return plan
  }

  /// `exitStates`. Every history is recorded before any onexit action runs.
  private func leave(_ configuration: inout Configuration, rules: some StepRules, log: inout StepLog) {
    var leaving = log.selected.leaving
    if !leaving.isDisjoint(with: historyParents) {
      remember(leaving: leaving, configuration: &configuration, rules: rules, log: &log)
    }
    if !rules.staysActiveWhileLeaving { configuration.active.subtract(leaving) }
    while let state = leaving.popLast() {
      for clock in rows[state].clocks { log.effects.append(.stoppedClock, clocks[clock]) }
      rules.leaving(state, active: configuration.active)
      run(rows[state].onExit, rules: rules, log: &log)
      configuration.active.remove(state)
      log.effects.append(.exited, state)
    }
  }

  private func remember(
    leaving: StateSet, configuration: inout Configuration, rules: some StepRules, log: inout StepLog
  ) {
    if !log.hasRemembered {
      log.hasRemembered = true
      log.formerMemory = configuration.memory
    }
    for number in histories.indices where leaving.contains(histories[number].parent) {
      guard rules.recordsHistory(alreadyRemembers: !configuration.memory[number].isEmpty) else { continue }
      configuration.memory[number] = histories[number].recordable.intersection(configuration.active)
    }
  }

  /// `enterStates`, once what to enter is known.
  func enter(
    _ plan: EntryPlan, _ configuration: inout Configuration, _ rules: some StepRules, _ log: inout StepLog
  ) {
    var entering = plan.states
    while let state = entering.popFirst() {
      configuration.active.insert(state)
      log.effects.append(.entered, state)
      rules.entered(state)
      let isFinal = rows[state].isFinal
      if isFinal, !rules.announcesDoneAfterOnEntry { announceDone(state, &configuration, rules, &log) }
      run(rows[state].onEntry, rules: rules, log: &log)
      for clock in rows[state].clocks { log.effects.append(.startedClock, clocks[clock]) }
      if plan.defaults.contains(state) {
        run(transitions[rows[state].defaultTransition].actions, rules: rules, log: &log)
      }
      if plan.historyDefaults != 0 { runHistoryDefault(of: state, plan: plan, rules: rules, log: &log) }
      if isFinal, rules.announcesDoneAfterOnEntry { announceDone(state, &configuration, rules, &log) }
    }
  }

  private func runHistoryDefault(of parent: Int, plan: EntryPlan, rules: some StepRules, log: inout StepLog) {
    for number in histories.indices where histories[number].parent == parent {
      guard plan.historyDefaults & (1 &<< UInt8(truncatingIfNeeded: number)) != 0 else { continue }
      run(transitions[rows[histories[number].state].defaultTransition].actions, rules: rules, log: &log)
    }
  }

  /// Queues `done.state` of the final state's parent, and of the parallel around it if all its regions are done.
  private func announceDone(
    _ final: Int, _ configuration: inout Configuration, _ rules: some StepRules, _ log: inout StepLog
  ) {
    let parent = rows[final].parent
    guard parent > 0 else { return }
    enqueue(rows[parent].doneEvent, &log)
    let grandparent = rows[parent].parent
    guard grandparent > 0, rows[grandparent].isParallel else { return }
    if isDone(grandparent, configuration.active, rules) { enqueue(rows[grandparent].doneEvent, &log) }
  }

  /// `isInFinalState`.
  private func isDone(_ state: Int, _ active: StateSet, _ rules: some StepRules) -> Bool {
    let children = rows[state].children
    if rows[state].isCompound {
      for child in children.intersection(active) where rows[child].isFinal { return true }
      return false
    }
    guard rows[state].isParallel else { return false }
    var done = 0
    for child in children where isDone(child, active, rules) { done += 1 }
    return rules.isParallelDone(done: done, all: children.count)
  }

  private func enqueue(_ event: Int, _ log: inout StepLog) {
    if event >= 0 { log.queue.append(event) }
  }

  @inline(__always) private func run(_ range: Range<Int>, rules: some StepRules, log: inout StepLog) {
    if !range.isEmpty { perform(range, rules: rules, log: &log) }
  }

  private func perform(_ range: Range<Int>, rules: some StepRules, log: inout StepLog) {
    for index in range {
      let action = actions[index]
      switch action.kind {
      case .raise: log.queue.append(action.value)
      case .send: log.effects.append(.send, action.value)
      case .cancel: if rules.cancels { log.effects.append(.cancel, action.value) }
      case .command: log.effects.append(.command, action.value)
      case .log: log.effects.append(.log, action.value)
      }
    }
  }
}
