import Statecharts

/// All transitions from one state to another, as one arrow.
struct ChartArrow {
  let source: Int
  let target: Int
  /// One a transition: `pharmacy.ready [isPaid]`.
  var labels: [String]
}

extension CheckedChart {
  /// In the order of their first transitions. Those without a target are in the table only.
  var arrows: [ChartArrow] {
    var arrows: [ChartArrow] = []
    for state in chart.states.indices {
      for (index, node) in zip(transitions(of: state), nodes[state].transitions) {
        for target in chart.transitions[index].targets {
          let label = Self.label(of: node)
          if let known = arrows.firstIndex(where: { $0.source == state && $0.target == target }) {
            arrows[known].labels.append(label)
          } else {
            arrows.append(ChartArrow(source: state, target: target, labels: [label]))
          }
        }
      }
    }
    return arrows
  }

  /// `pharmacy.ready [isPaid and not In late]`
  static func label(of node: TransitionNode) -> String {
    let events = node.events.map(\.value).joined(separator: ", ")
    let condition = condition(of: node)
    return [events, condition.isEmpty ? "" : "[\(condition)]"].filter { !$0.isEmpty }.joined(separator: " ")
  }

  static func condition(of node: TransitionNode) -> String {
    node.condition.map { $0.words() }.joined(separator: " and ")
  }

  /// The leaf or history in which one arrives on entering a state, where an arrow can end.
  func arrival(in state: Int) -> Int {
    let start = chart.states[state].defaultTransition
    guard chart.states[state].kind == .compound, start >= 0,
      let target = chart.transitions[start].targets.first
    else {
      return chart.states[state].kind == .parallel
        ? children(of: state).first.map { arrival(in: $0) } ?? state : state
    }
    return arrival(in: target)
  }
}
