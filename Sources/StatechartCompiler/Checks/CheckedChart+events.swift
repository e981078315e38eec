import Statecharts

extension CheckedChart {
  /// Events that somebody waits for and nobody sends, and events that are sent and nothing handles.
  var eventProblems: [ChartProblem] {
    let external = model.externalEvents
    guard !external.isEmpty else {
      return [problem(.missing, model.position, "nothing ever happens to this chart; declare an <rx:event>")]
    }
    let sent = Set(external.map(\.name) + raised.map(\.event) + completions)
    let unsent = nodes.flatMap { $0.transitions.flatMap(\.events) + $0.ignored.map(\.event) }
      .filter { descriptor in
        let matcher = EventDescriptor(descriptor.value)
        return !sent.contains { matcher.matches($0) }
      }
    let handled = Set(
      chart.transitions.filter { !$0.isIgnoring }.flatMap(\.events).map { chart.events[$0] })
    // A clock's event is looked at together with the clock.
    let clocks = Set(nodes.flatMap(\.clocks).map(\.event))
    let unhandled =
      external.map { ($0.name, $0.position) }.filter { !clocks.contains($0.0) }
      + raised.map { ($0.event, $0.position) }
    return unsent.map { descriptor in
      problem(
        .neverSent, descriptor.position,
        "nobody sends '\(descriptor.value)'; declare it with <rx:event>, raise it, or remove it")
    }
      + unhandled.filter { !handled.contains($0.0) }.map { name, position in
        problem(.neverHandled, position, "nothing handles '\(name)'; add a transition or remove it")
      }
  }

  private var raised: [(event: String, position: SourcePosition)] {
    nodes.flatMap(\.actions).compactMap { action in
      if case .raise(let event) = action.kind { (event, action.position) } else { nil }
    }
  }

  /// The `done.state.ID` that can come: of states with a final child, and of parallels whose regions can all
  /// end.
  private var completions: [String] {
    let compounds = chart.states.filter { $0.kind == .final && $0.parent > 0 }.map(\.parent)
    let parallels = chart.states.indices.filter { chart.states[$0].kind == .parallel }
      .filter { children(of: $0).allSatisfy { compounds.contains($0) } }
    return (compounds + parallels).map { "done.state.\(chart.states[$0].id)" }
  }
}
