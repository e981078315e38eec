/// An event that reaches a chart from outside: declared, or brought by a clock or a delayed `send`.
struct ExternalEvent {
  let name: String
  let actors: [String]
  let payload: String?
  let isDecodable: Bool
  let position: SourcePosition

  /// Who brings what the chart itself has set going.
  static let timer = "timer"
}

extension ChartModel {
  /// Declared ones first, then those of clocks, then those of `send`, each in document order.
  var externalEvents: [ExternalEvent] {
    var result = events.map { event in
      ExternalEvent(
        name: event.name, actors: event.actors.map(\.value), payload: event.payload,
        isDecodable: event.isDecodable, position: event.position)
    }
    var known = Set(events.map(\.name))
    func add(_ name: String, _ position: SourcePosition) {
      guard known.insert(name).inserted else { return }
      result.append(
        ExternalEvent(
          name: name, actors: [ExternalEvent.timer], payload: nil, isDecodable: true, position: position))
    }
    for state in root.all { for clock in state.clocks { add(clock.event, clock.position) } }
    for action in root.all.flatMap(\.actions) {
      if case .send(let event, _, _) = action.kind { add(event, action.position) }
    }
    return result
  }
}

extension StateNode {
  /// This state and all below it, in document order.
  var all: [StateNode] { [self] + children.flatMap(\.all) }

  /// Everything that it does: on entry, on exit, in its default and in its transitions.
  var actions: [ActionNode] {
    (onEntry + onExit + [initial?.actions ?? []] + transitions.map(\.actions)).flatMap(\.self)
  }
}
