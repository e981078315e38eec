import Statecharts

/// A chart for Graphviz: a cluster for each state with states inside, with a point that stands for anywhere
/// in it.
struct DotDrawing {
  private let checked: CheckedChart
  private(set) var text: String

  init(_ checked: CheckedChart) {
    self.checked = checked
    // Without newrank, Graphviz 2.43 gives up on clusters inside clusters with arrows between them.
    text = """
      digraph "\(checked.chart.name)" {
        rankdir=LR; newrank=true; fontname="sans-serif"; node [shape=box, style=rounded, fontname="sans-serif"];
        edge [fontname="sans-serif", fontsize=10];

      """
    let sources = Set(checked.arrows.map(\.source))
    for child in checked.childrenWithHistories(of: 0) { write(child, depth: 1, sources) }
    for arrow in checked.arrows {
      let label = arrow.labels.filter { !$0.isEmpty }.joined(separator: "\\n")
      let target = checked.chart.states[checked.arrival(in: arrow.target)].id
      text += "  \"\(anchor(of: arrow.source))\" -> \"\(target)\" [label=\"\(label)\"];\n"
    }
    text += "}\n"
  }

  private mutating func write(_ state: Int, depth: Int, _ sources: Set<Int>) {
    let chart = checked.chart
    let indent = String(repeating: "  ", count: depth)
    let id = chart.states[state].id
    switch chart.states[state].kind {
    case .atomic: text += "\(indent)\"\(id)\" [id=\"state-\(id)\"];\n"
    case .final: text += "\(indent)\"\(id)\" [id=\"state-\(id)\", peripheries=2];\n"
    case .deepHistory: text += "\(indent)\"\(id)\" [id=\"state-\(id)\", shape=circle, label=\"H*\"];\n"
    case .shallowHistory: text += "\(indent)\"\(id)\" [id=\"state-\(id)\", shape=circle, label=\"H\"];\n"
    case .compound, .parallel:
      text += "\(indent)subgraph \"cluster_\(id)\" {\n\(indent)  id=\"state-\(id)\"; label=\"\(id)\";\n"
      if sources.contains(state) { text += "\(indent)  \"\(anchor(of: state))\" [shape=point];\n" }
      for child in checked.childrenWithHistories(of: state) { write(child, depth: depth + 1, sources) }
      text += "\(indent)}\n"
    }
  }

  /// No id has a dot, so this is no state's.
  private func anchor(of state: Int) -> String {
    checked.chart.states[state].id + (checked.isLeaf(state) ? "" : ".any")
  }
}
