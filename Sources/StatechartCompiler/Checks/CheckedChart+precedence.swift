import Statecharts

extension CheckedChart {
  /// Transitions that can never win: an earlier one of the same state, or one further inside, is always taken
  /// first.
  var precedenceProblems: [ChartProblem] {
    chart.states.indices.flatMap { state in
      let own = transitions(of: state)
      let descriptors = nodes[state].transitions.map(\.events) + nodes[state].ignored.map { [$0.event] }
      return zip(own, descriptors).flatMap { transition, descriptors in
        precedenceProblems(of: transition, descriptors, after: own.prefix { $0 < transition })
      }
    }
  }

  private func precedenceProblems(
    of index: Int, _ descriptors: [Located<String>], after earlier: ArraySlice<Int>
  ) -> [ChartProblem] {
    let transition = chart.transitions[index]
    guard !transition.events.isEmpty else {
      let winner = earlier.first { forestalls($0, index) && chart.transitions[$0].events.isEmpty }
      return winner.map { [lost(index, "without an event", to: positions[$0])] } ?? []
    }
    return descriptors.compactMap { descriptor in
      let matcher = EventDescriptor(descriptor.value)
      let events = transition.events.filter { matcher.matches(chart.events[$0]) }
      let beaten = events.allSatisfy { event in
        earlier.contains { forestalls($0, index) && takes($0, event) }
      }
      if beaten, let winner = earlier.first(where: { forestalls($0, index) }) {
        return lost(index, "for '\(descriptor.value)'", to: positions[winner])
      }
      guard let inner = innerWinner(over: transition.source, events) else { return nil }
      return lost(index, "for '\(descriptor.value)'", to: inner)
    }
  }

  /// Whether the earlier holds whenever the later does.
  private func forestalls(_ earlier: Int, _ later: Int) -> Bool {
    chart.transitions[earlier].condition.allSatisfy { chart.transitions[later].condition.contains($0) }
  }

  /// An eventless transition leaves no time for any event.
  private func takes(_ transition: Int, _ event: Int) -> Bool {
    chart.transitions[transition].events.isEmpty || chart.transitions[transition].events.contains(event)
  }

  /// Where the first of the transitions stands that take these events in every state inside. Regions inside
  /// are left alone: one may let pass what the other takes.
  private func innerWinner(over state: Int, _ events: [Int]) -> SourcePosition? {
    let inside = state + 1..<chart.states[state].last + 1
    guard !inside.isEmpty, !(state...chart.states[state].last).contains(where: { isParallel($0) }) else {
      return nil
    }
    var winner: SourcePosition?
    for leaf in leaves(below: state) {
      let path = [leaf] + ancestors(of: leaf).prefix { $0 > state }
      for event in events {
        let first = path.flatMap { transitions(of: $0) }.first { index in
          chart.transitions[index].condition.isEmpty && chart.transitions[index].events.contains(event)
        }
        guard let first else { return nil }
        winner = winner ?? positions[first]
      }
    }
    return winner
  }

  private func isParallel(_ state: Int) -> Bool { chart.states[state].kind == .parallel }

  private func lost(_ index: Int, _ what: String, to winner: SourcePosition) -> ChartProblem {
    problem(
      .neverWins, positions[index],
      "this can never win \(what): line \(winner.line) is always taken first; "
        + "remove it or give that one a condition"
    )
  }
}
