package import Statecharts

/// A chart that broke no rule, with its tables and where in the file each part of them stands.
package struct CheckedChart: Sendable {
  package let model: ChartModel
  package let chart: Chart
  /// By index of the state.
  let nodes: [StateNode]
  /// By index of the transition.
  let positions: [SourcePosition]
  /// By index of the state: the transitions that an author wrote on it, and then those that ignore.
  private let written: [[Int]]

  /// Lowers a chart whose names have been checked.
  init(lowering model: ChartModel) throws(ChartProblems) {
    do {
      chart = try lower(model, version: model.version)
    } catch {
      throw ChartProblems(error)
    }
    self.model = model
    nodes = Self.flatten(model.root)
    positions = Self.positions(of: nodes, in: chart)
    written = Self.written(in: chart)
  }

  /// Transitions that an author wrote on this state, without its default, and then those that ignore.
  func transitions(of state: Int) -> [Int] { written[state] }

  private static func written(in chart: Chart) -> [[Int]] {
    var written: [[Int]] = Array(repeating: [], count: chart.states.count)
    for (index, transition) in chart.transitions.enumerated()
    where chart.states[transition.source].defaultTransition != index {
      written[transition.source].append(index)
    }
    return written
  }

  private static func flatten(_ node: StateNode) -> [StateNode] {
    [node] + node.children.flatMap { flatten($0) }
  }

  /// Of each state the tables hold the default transition first, then its own, then what it ignores.
  private static func positions(of nodes: [StateNode], in chart: Chart) -> [SourcePosition] {
    var positions: [SourcePosition] = []
    for (node, state) in zip(nodes, chart.states) {
      if state.defaultTransition >= 0 { positions.append(node.initial?.position ?? node.position) }
      positions += node.transitions.map(\.position)
      positions += node.ignored.map(\.position)
    }
    return positions
  }
}
