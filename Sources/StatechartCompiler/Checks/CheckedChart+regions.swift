import Statecharts

extension CheckedChart {
  /// Regions that would pull each other away, and regions inside regions.
  var regionProblems: [ChartProblem] {
    chart.transitions.indices.compactMap { apart(in: $0) ?? conflict(of: $0) ?? restart(by: $0) }
      + regions.flatMap { nested($0) }
  }

  /// Targets that cannot be active together (SCXML 1.0, section 3.13: a legal specification of states).
  private func apart(in index: Int) -> ChartProblem? {
    let targets = chart.transitions[index].targets
    let apart = targets.contains { one in targets.contains { !areCompatible(one, $0) } }
    guard apart else { return nil }
    return problem(
      .conflict, positions[index],
      "these targets cannot be active at the same time; name one state for each region")
  }

  /// A transition that leaves the parallel around it takes its other regions along; if one of them has
  /// somewhere to go on the same event, one of the two is lost (SCXML 1.0, Appendix D,
  /// `removeConflictingTransitions`).
  private func conflict(of index: Int) -> ChartProblem? {
    let transition = chart.transitions[index]
    guard !isDefault(index), let domain = domain(of: transition) else { return nil }
    let path = [transition.source] + ancestors(of: transition.source)
    for (region, around) in zip(path, path.dropFirst())
    where chart.states[around].kind == .parallel && contains(domain, around) {
      let other = chart.transitions.indices.first { candidate in
        let rival = chart.transitions[candidate]
        return contains(around, rival.source) && rival.source != around && !contains(region, rival.source)
          && !rival.targets.isEmpty && !isDefault(candidate) && meet(transition, rival)
      }
      if let other {
        return problem(
          .conflict, positions[index],
          "this leaves '\(chart.states[around].id)', while line \(positions[other].line) moves another region of it "
            + "on the same event; raise an event and leave from '\(chart.states[around].id)'")
      }
    }
    return nil
  }

  /// A transition from inside a region back into the parallel around it: a parallel is never the domain (SCXML 1.0,
  /// Appendix D, `findLCCA`), so it would leave every region and begin them all anew.
  private func restart(by index: Int) -> ChartProblem? {
    let transition = chart.transitions[index]
    guard !isDefault(index), let domain = domain(of: transition) else { return nil }
    let around = ancestors(of: transition.source).first {
      chart.states[$0].kind == .parallel && contains(domain, $0)
    }
    guard let around, transition.targets.contains(where: { $0 > around && contains(around, $0) }) else {
      return nil
    }
    return problem(
      .conflict, positions[index],
      "this leaves every region of '\(chart.states[around].id)' and begins them anew; write type=\"internal\" where "
        + "its target is inside its own state, else raise an event for the other region")
  }

  private func meet(_ one: ChartTransition, _ other: ChartTransition) -> Bool {
    one.events.isEmpty && other.events.isEmpty || !Set(one.events).isDisjoint(with: other.events)
  }

  private func nested(_ region: ChartRegion) -> [ChartProblem] {
    let first = (region.state...chart.states[region.state].last)
      .first { $0 != region.state && chart.states[$0].kind == .parallel }
    let inner = chart.states[region.state].kind == .parallel ? region.state : first
    return inner.map { state in
      [
        problem(
          .conflict, nodes[state].position,
          "'\(chart.states[state].id)' is a parallel inside a part that has one state at a time; "
            + "make its regions children of one parallel at the top")
      ]
    } ?? []
  }
}
