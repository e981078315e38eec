import Statecharts

extension CheckedChart {
  /// Clocks for which nothing waits while they run, and delayed events that nothing cancels.
  var clockProblems: [ChartProblem] {
    let unheard = chart.states.indices.flatMap { state in
      nodes[state].clocks.filter { !isHeard($0.event, while: state) }.map { clock in
        problem(
          .clock, clock.position,
          "nothing handles '\(clock.event)' while this clock runs; "
            + "add a transition to '\(chart.states[state].id)'"
        )
      }
    }
    let actions = nodes.flatMap(\.actions)
    let cancelled = Set(
      actions.compactMap { action in
        if case .cancel(let id) = action.kind { id } else { nil }
      })
    let uncancelled = actions.filter { action in
      guard case .send(_, let delay, let id) = action.kind, delay > 0 else { return false }
      return id.map { !cancelled.contains($0) } ?? true
    }
    return unheard
      + uncancelled.map { action in
        problem(
          .clock, action.position,
          "nothing cancels this when its state is left; "
            + "use an <rx:clock>, or an id and a <cancel> in <onexit>"
        )
      }
  }

  private func isHeard(_ event: String, while state: Int) -> Bool {
    guard let index = chart.eventIndex(event) else { return false }
    return chart.transitions.contains { transition in
      transition.events.contains(index) && !transition.isIgnoring && areCompatible(transition.source, state)
    }
  }
}
