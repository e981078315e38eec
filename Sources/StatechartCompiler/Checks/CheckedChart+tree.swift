import Statecharts

extension CheckedChart {
  /// From the parent up to the document.
  func ancestors(of state: Int) -> [Int] {
    Array(sequence(first: chart.states[state].parent) { chart.states[$0].parent }.prefix { $0 >= 0 })
  }

  func contains(_ ancestor: Int, _ state: Int) -> Bool {
    ancestor <= state && state <= chart.states[ancestor].last
  }

  /// Without histories.
  func children(of state: Int) -> [Int] {
    chart.states.indices.filter { chart.states[$0].parent == state && !chart.states[$0].kind.isHistory }
  }

  /// Atomic and final states from here down, in document order.
  func leaves(below state: Int) -> [Int] {
    (state...chart.states[state].last).filter { isLeaf($0) }
  }

  func isLeaf(_ state: Int) -> Bool { chart.states[state].kind.isLeaf }

  func isDefault(_ transition: Int) -> Bool {
    chart.states[chart.transitions[transition].source].defaultTransition == transition
  }

  /// Whether the two can be active at the same time.
  func areCompatible(_ one: Int, _ other: Int) -> Bool {
    if contains(one, other) || contains(other, one) { return true }
    let common = ancestors(of: one).first { contains($0, other) }
    return common.map { chart.states[$0].kind == .parallel } ?? false
  }

  /// The domain's fact of a state; `stage` and `ask` are inherited from the nearest ancestor that has one.
  func fact(_ name: String, of state: Int) -> String? {
    if let own = nodes[state].facts[name] { return own.value }
    guard ["stage", "ask"].contains(name) else { return nil }
    return ancestors(of: state).lazy.compactMap { nodes[$0].facts[name]?.value }.first
  }

  func isClosed(_ state: Int) -> Bool { fact("closed", of: state) == "true" }
}
