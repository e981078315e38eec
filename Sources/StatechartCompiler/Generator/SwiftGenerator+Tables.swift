import Statecharts

extension SwiftGenerator {
  mutating func writeTables() {
    out.line("/// What the runtime reads.")
    out.line("package static let table = Chart(")
    out.line("  name: \(literal(chart.name)), version: \(literal(chart.version)),")
    out.line("  states: states, transitions: transitions, actions: actions, events: events, guards: guards,")
    out.line("  clocks: clocks, commands: commands, notices: notices)")
    out.line("")
    out.array("private static let states: [ChartState]", chart.states.map(text))
    out.array("private static let transitions: [ChartTransition]", chart.transitions.map(text))
    out.array("private static let actions: [ChartAction]", chart.actions.map(text))
    let names = [
      ("events", chart.events), ("guards", chart.guards), ("clocks", chart.clocks),
      ("commands", chart.commands), ("notices", chart.notices),
    ]
    for (name, values) in names { out.array("private static let \(name): [String]", values.map(literal)) }
  }

  private func text(_ state: ChartState) -> String {
    var parts = [
      "id: \(literal(state.id))", "kind: .\(state.kind)", "parent: \(state.parent)", "last: \(state.last)",
    ]
    if state.defaultTransition >= 0 { parts.append("defaultTransition: \(state.defaultTransition)") }
    if !state.onEntry.isEmpty { parts.append("onEntry: \(state.onEntry)") }
    if !state.onExit.isEmpty { parts.append("onExit: \(state.onExit)") }
    if !state.clocks.isEmpty { parts.append("clocks: \(state.clocks)") }
    return "ChartState(\(parts.joined(separator: ", ")))"
  }

  private func text(_ transition: ChartTransition) -> String {
    var parts = ["source: \(transition.source)"]
    if !transition.events.isEmpty { parts.append("events: \(transition.events)") }
    if !transition.condition.isEmpty {
      parts.append("condition: [\(transition.condition.map(text).joined(separator: ", "))]")
    }
    if !transition.targets.isEmpty { parts.append("targets: \(transition.targets)") }
    if transition.isInternal { parts.append("isInternal: true") }
    if !transition.actions.isEmpty { parts.append("actions: \(transition.actions)") }
    if transition.isIgnoring { parts.append("isIgnoring: true") }
    if transition.notice >= 0 { parts.append("notice: \(transition.notice)") }
    if transition.isCorrection { parts.append("isCorrection: true") }
    return "ChartTransition(\(parts.joined(separator: ", ")))"
  }

  private func text(_ term: ChartTransition.Term) -> String {
    switch term {
    case .guarded(let index, let isTrue): ".guarded(\(index), isTrue: \(isTrue))"
    case .inState(let index, let isTrue): ".inState(\(index), isTrue: \(isTrue))"
    case .never: ".never"
    }
  }

  private func text(_ action: ChartAction) -> String {
    switch action {
    case .raise(let event): ".raise(event: \(event))"
    case .send(let event, let delay, let id):
      ".send(event: \(event), delay: \(delay), id: \(id.map(literal) ?? "nil"))"
    case .cancel(let id): ".cancel(id: \(literal(id)))"
    case .command(let index): ".command(\(index))"
    case .log(let label, let expression): ".log(label: \(literal(label)), expression: \(literal(expression)))"
    }
  }

  func literal(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n"))\""
  }
}
