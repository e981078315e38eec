import Statecharts

extension CheckedChart {
  /// Transitions that may follow each other for ever within one macrostep.
  ///
  /// Each transition of an endless macrostep is caused by an earlier one: that entered its source, changed
  /// what its `In()` asks, or raised its event. So an endless macrostep means a circle of causes. A circle is
  /// harmless if its conditions contradict each other, since a guard has one answer in a macrostep. Where
  /// that does not show, the circle is reported, though the domain may know that it ends.
  var cycleProblems: [ChartProblem] {
    CauseGraph(self).cycles.map { cycle in
      let path = cycle.map { chart.states[chart.transitions[$0].source].id } + ["…"]
      return problem(
        .endless, positions[cycle.min() ?? 0],
        "this may go round without an event: \(path.joined(separator: " → ")); add a guard that ends it")
    }
  }
}
