/// The tree of a chart and where its transitions lead, as Appendix D's procedures on the tree read them.
struct ChartShape: Sendable {
  let rows: ContiguousArray<StateRow>
  let sources: ContiguousArray<Int>
  let isInternal: ContiguousArray<Bool>
  /// All targets of all transitions, in order; `targetRanges` says which are whose.
  let targets: ContiguousArray<Int>
  let targetRanges: ContiguousArray<Range<Int>>

  init(states: [ChartState], transitions: [ChartTransition], events: [String: Int]) {
    var rows = ContiguousArray<StateRow>()
    var histories = 0
    var clocks = 0
    for (index, state) in states.enumerated() {
      let isHistory = state.kind.isHistory
      var children = StateSet()
      var descendants = StateSet()
      for below in index..<(state.last + 1) where below != index {
        if states[below].kind.isHistory { continue }
        descendants.insert(below)
        if states[below].parent == index { children.insert(below) }
      }
      rows.append(
        StateRow(
          parent: state.parent, isCompound: state.kind == .compound, isParallel: state.kind == .parallel,
          isFinal: state.kind == .final, history: isHistory ? histories : -1,
          defaultTransition: state.defaultTransition, doneEvent: events["done.state.\(state.id)"] ?? -1,
          onEntry: state.onEntry, onExit: state.onExit, clocks: clocks..<(clocks + state.clocks.count),
          children: children, descendants: descendants))
      if isHistory { histories += 1 }
      clocks += state.clocks.count
    }
    self.rows = rows
    sources = ContiguousArray(transitions.map(\.source))
    isInternal = ContiguousArray(transitions.map(\.isInternal))
    var targets = ContiguousArray<Int>()
    var ranges = ContiguousArray<Range<Int>>()
    for transition in transitions {
      ranges.append(targets.count..<(targets.count + transition.targets.count))
      targets += transition.targets
    }
    self.targets = targets
    targetRanges = ranges
  }

  /// `getEffectiveTargetStates`: the targets, with each history replaced by what it remembers or else by its default.
  func effectiveTargets(of transition: Int, memory: HistoryMemory) -> StateSet {
    var result = StateSet()
    for position in targetRanges[transition] {
      let target = targets[position]
      let history = rows[target].history
      if history < 0 {
        result.insert(target)
      } else if memory[history].isEmpty {
        result.formUnion(effectiveTargets(of: rows[target].defaultTransition, memory: memory))
      } else {
        result.formUnion(memory[history])
      }
    }
    return result
  }

  /// `getTransitionDomain`: the state below which everything is left and entered; nil for a targetless transition.
  func domain(of transition: Int, memory: HistoryMemory, rules: some StepRules) -> Int? {
    let targets = effectiveTargets(of: transition, memory: memory)
    guard !targets.isEmpty else { return nil }
    let source = sources[transition]
    if isInternal[transition], rules.honoursInternal(isCompound: rows[source].isCompound),
      targets.isSubset(of: rows[source].descendants)
    {
      return source
    }
    // The least common compound ancestor. A parallel is never one, or its regions could be left one by one.
    var ancestor = rows[source].parent
    while ancestor > 0 {
      if rows[ancestor].isCompound, targets.isSubset(of: rows[ancestor].descendants) { return ancestor }
      ancestor = rows[ancestor].parent
    }
    return 0
  }
}
