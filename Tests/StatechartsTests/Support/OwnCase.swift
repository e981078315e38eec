import Statecharts

/// A chart, what is sent to it, and what must then be seen.
struct OwnCase: Sendable, CustomStringConvertible {
  let name: String
  let chart: Chart
  let events: [String]
  /// Everything from the start on.
  let trace: [String]

  var description: String { name }

  /// Whether all is as it must be under `rules`.
  func holds(under fault: Fault?) -> Bool {
    let rules = ProbedRules(fault, chart: chart)
    var walk = Walk(chart, rules: rules)
    for event in events { walk.send(event) }
    return walk.trace == trace && rules.leavings.allSatisfy { isWhole($0) }
  }

  /// While a state is left, it and all its ancestors are still active.
  private func isWhole(_ leaving: ProbedRules.Leaving) -> Bool {
    var state = leaving.state
    while state > 0 {
      guard leaving.active.contains(state) else { return false }
      state = chart.states[state].parent
    }
    return true
  }
}
