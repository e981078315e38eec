import Statecharts

extension CheckedChart {
  /// All states that can become active, and histories that can be asked, when these are entered. Ancestors
  /// and the regions beside them are included.
  func entered(by targets: [Int]) -> StateSet {
    var result = StateSet()
    for target in targets {
      enter(target, &result)
      for ancestor in ancestors(of: target) { enterAround(ancestor, &result) }
    }
    return result
  }

  /// The state out of which a transition leads: everything that it leaves and enters lies inside
  /// (SCXML 1.0, Appendix D, `getTransitionDomain`). Nil: it leads nowhere.
  func domain(of transition: ChartTransition) -> Int? {
    guard !transition.targets.isEmpty else { return nil }
    let source = transition.source
    if transition.isInternal, chart.states[source].kind == .compound,
      transition.targets.allSatisfy({ $0 != source && contains(source, $0) })
    {
      return source
    }
    return ancestors(of: source).first { ancestor in
      chart.states[ancestor].kind == .compound
        && transition.targets.allSatisfy { $0 != ancestor && contains(ancestor, $0) }
    } ?? 0
  }

  private func enter(_ state: Int, _ result: inout StateSet) {
    guard !result.contains(state) else { return }
    result.insert(state)
    switch chart.states[state].kind {
    case .parallel: for child in children(of: state) { enter(child, &result) }
    case .compound, .deepHistory, .shallowHistory: enterDefault(of: state, &result)
    case .atomic, .final: break
    }
  }

  private func enterDefault(of state: Int, _ result: inout StateSet) {
    guard chart.states[state].defaultTransition >= 0 else { return }
    for target in chart.transitions[chart.states[state].defaultTransition].targets {
      enter(target, &result)
      for ancestor in ancestors(of: target) where ancestor > state { enterAround(ancestor, &result) }
    }
  }

  private func enterAround(_ ancestor: Int, _ result: inout StateSet) {
    result.insert(ancestor)
    guard chart.states[ancestor].kind == .parallel else { return }
    for region in children(of: ancestor) where !result.contains(region) { enter(region, &result) }
  }
}
