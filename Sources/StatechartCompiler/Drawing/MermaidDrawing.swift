import Statecharts

/// A chart as a Mermaid flowchart: a box for each state with states inside, with a small circle that stands
/// for anywhere in it; Mermaid's own state diagrams cannot draw a transition from one box into another.
struct MermaidDrawing {
  private let checked: CheckedChart
  private(set) var text = "flowchart LR\n"

  init(_ checked: CheckedChart) {
    self.checked = checked
    let sources = Set(checked.arrows.map(\.source))
    for child in checked.childrenWithHistories(of: 0) { write(child, depth: 1, sources) }
    for arrow in checked.arrows {
      let label = arrow.labels.filter { !$0.isEmpty }.joined(separator: "<br/>")
      let tail = label.isEmpty ? "-->" : "-->|\"\(label)\"|"
      text += "  \(anchor(of: arrow.source)) \(tail) \(name(checked.arrival(in: arrow.target)))\n"
    }
  }

  private mutating func write(_ state: Int, depth: Int, _ sources: Set<Int>) {
    let chart = checked.chart
    let indent = String(repeating: "  ", count: depth)
    let id = chart.states[state].id
    switch chart.states[state].kind {
    case .atomic: text += "\(indent)\(name(state))[\"\(id)\"]\n"
    case .final: text += "\(indent)\(name(state))([\"\(id)\"])\n"
    case .deepHistory: text += "\(indent)\(name(state))((\"H*\"))\n"
    case .shallowHistory: text += "\(indent)\(name(state))((\"H\"))\n"
    case .compound, .parallel:
      text += "\(indent)subgraph \(name(state)) [\"\(id)\"]\n"
      if sources.contains(state) { text += "\(indent)  \(anchor(of: state))((\" \"))\n" }
      for child in checked.childrenWithHistories(of: state) { write(child, depth: depth + 1, sources) }
      text += "\(indent)end\n"
    }
  }

  private func anchor(of state: Int) -> String {
    checked.isLeaf(state) ? name(state) : name(state) + "_any"
  }

  /// Prefixed, since `end` and a few other words mean something in Mermaid.
  private func name(_ state: Int) -> String { "s_" + checked.chart.states[state].id }
}

extension CheckedChart {
  func childrenWithHistories(of state: Int) -> [Int] {
    chart.states.indices.filter { chart.states[$0].parent == state }
  }
}
