/// What one microstep enters: the answer of Appendix D's `computeEntrySet`.
struct EntryPlan: Sendable {
  /// `statesToEnter`.
  var states = StateSet()
  /// `statesForDefaultEntry`: compound states whose initial transition's actions run.
  var defaults = StateSet()
  /// `defaultHistoryContent`: numbers of the histories whose default actions run, at most one for each parent.
  var historyDefaults: UInt8 = 0
  /// True once a history was met, so that the plan holds only for one memory.
  var isDynamic = false

  /// Plans what `transition` enters below its `domain`.
  mutating func add(
    transition: Int, domain: Int, shape: ChartShape, memory: HistoryMemory, rules: some StepRules
  ) {
    for position in shape.targetRanges[transition] {
      addDescendants(of: shape.targets[position], shape: shape, memory: memory, rules: rules)
    }
    for state in shape.effectiveTargets(of: transition, memory: memory) {
      addAncestors(of: state, below: domain, shape: shape, memory: memory, rules: rules)
    }
  }

  /// `addDescendantStatesToEnter`.
  private mutating func addDescendants(
    of state: Int, shape: ChartShape, memory: HistoryMemory, rules: some StepRules
  ) {
    let row = shape.rows[state]
    guard !row.isHistory else {
      addRemembered(by: row, shape: shape, memory: memory, rules: rules)
      return
    }
    states.insert(state)
    if row.isCompound {
      defaults.insert(state)
      add(transition: row.defaultTransition, domain: state, shape: shape, memory: memory, rules: rules)
    } else if row.isParallel {
      addRegions(of: row, shape: shape, memory: memory, rules: rules)
    }
  }

  private mutating func addRemembered(
    by row: StateRow, shape: ChartShape, memory: HistoryMemory, rules: some StepRules
  ) {
    isDynamic = true
    let remembered = memory[row.history]
    if rules.runsHistoryDefault(remembers: !remembered.isEmpty) {
      // The standard keeps one content for each parent: the last one met.
      for other in shape.rows where other.isHistory && other.parent == row.parent {
        historyDefaults &= ~(1 &<< UInt8(truncatingIfNeeded: other.history))
      }
      historyDefaults |= 1 &<< UInt8(truncatingIfNeeded: row.history)
    }
    guard !remembered.isEmpty else {
      add(transition: row.defaultTransition, domain: row.parent, shape: shape, memory: memory, rules: rules)
      return
    }
    for state in remembered { addDescendants(of: state, shape: shape, memory: memory, rules: rules) }
    for state in remembered {
      addAncestors(of: state, below: row.parent, shape: shape, memory: memory, rules: rules)
    }
  }

  /// `addAncestorStatesToEnter`: the proper ancestors of `state` below `limit`, and the other regions of parallel ones.
  private mutating func addAncestors(
    of state: Int, below limit: Int, shape: ChartShape, memory: HistoryMemory, rules: some StepRules
  ) {
    var ancestor = shape.rows[state].parent
    while ancestor > limit {
      states.insert(ancestor)
      if shape.rows[ancestor].isParallel {
        addRegions(of: shape.rows[ancestor], shape: shape, memory: memory, rules: rules)
      }
      ancestor = shape.rows[ancestor].parent
    }
  }

  /// Enters by default each region of which nothing is entered yet.
  private mutating func addRegions(
    of parallel: StateRow, shape: ChartShape, memory: HistoryMemory, rules: some StepRules
  ) {
    for region in parallel.children where states.isDisjoint(with: shape.rows[region].descendants) {
      addDescendants(of: region, shape: shape, memory: memory, rules: rules)
    }
  }
}
