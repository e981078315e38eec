import Statecharts

extension CheckedChart {
  /// The party that stands for no one.
  private static let nobody = "nobody"

  /// Live states that cannot be left or that nobody cares for, and facts that are missing or have no effect.
  var leafProblems: [ChartProblem] {
    chart.states.indices.filter { chart.states[$0].kind == .atomic }.flatMap { liveProblems(of: $0) }
      + (regions.first?.leaves ?? []).flatMap { missingFacts(of: $0) }
      + chart.states.indices.filter { !isLeaf($0) }.flatMap { idleFacts(of: $0) }
  }

  private func liveProblems(of leaf: Int) -> [ChartProblem] {
    guard !isClosed(leaf) else { return [] }
    let id = chart.states[leaf].id
    let around = [leaf] + ancestors(of: leaf)
    let ways = around.flatMap { transitions(of: $0) }.map { chart.transitions[$0] }
    var problems: [ChartProblem] = []
    if !ways.contains(where: { !$0.targets.isEmpty && $0.targets != [leaf] }) {
      problems.append(
        problem(
          .stuck, nodes[leaf].position,
          "nothing leads out of '\(id)'; add a transition, or make it a <final> or rx:closed=\"true\""))
    }
    let due = Set(around.flatMap { nodes[$0].clocks }.compactMap { chart.eventIndex($0.event) })
    if fact("acts", of: leaf) == Self.nobody, !ways.contains(where: { acts($0, onAny: due) }) {
      problems.append(
        problem(
          .unattended, nodes[leaf].position,
          "nobody has to act in '\(id)' and no clock does anything there; name who acts or add an <rx:clock>")
      )
    }
    return problems
  }

  private func acts(_ transition: ChartTransition, onAny events: Set<Int>) -> Bool {
    !events.isDisjoint(with: transition.events)
      && (!transition.targets.isEmpty || !transition.actions.isEmpty || transition.notice >= 0)
  }

  private func missingFacts(of leaf: Int) -> [ChartProblem] {
    (hasStages ? ["stage", "acts", "answer"] : ["acts", "answer"]).filter { fact($0, of: leaf) == nil }.map {
      name in
      problem(
        .fact, nodes[leaf].position, "'\(chart.states[leaf].id)' has no \(name); add rx:\(name)=\"…\"")
    }
  }

  /// Stages are for the row of steps on a patient's page: a chart that names one names one for each state.
  private var hasStages: Bool {
    chart.states.indices.contains { fact("stage", of: $0) != nil }
  }

  private func idleFacts(of state: Int) -> [ChartProblem] {
    ["acts", "answer", "closed"].compactMap { name in
      nodes[state].facts[name].map { fact in
        problem(
          .fact, fact.position,
          "rx:\(name) is not inherited; write it on the states inside '\(chart.states[state].id)'")
      }
    }
  }
}
