import Statecharts

/// A chart as Markdown tables. A state with states inside has a row of its own for what holds in all of them.
struct TableDrawing {
  private let checked: CheckedChart
  private let senders: [String: String]
  private(set) var text = ""

  init(_ checked: CheckedChart) {
    self.checked = checked
    senders = Dictionary(
      checked.model.externalEvents.map { ($0.name, $0.actors.joined(separator: ", ")) },
      uniquingKeysWith: { first, _ in first })
    for region in checked.regions { writeStates(of: region) }
    writeEvents()
    writeClocks()
  }

  private mutating func writeStates(of region: ChartRegion) {
    text += "### \(region.name)\n\n"
    row("State", "Stage", "Who acts", "What happens", "Clocks")
    row("---", "---", "---", "---", "---")
    for state in region.state...checked.chart.states[region.state].last {
      guard state > 0, !checked.chart.states[state].kind.isHistory else { continue }
      let id = checked.chart.states[state].id
      let isLeaf = checked.isLeaf(state)
      row(
        isLeaf ? "`\(id)`" : "*in `\(id)`*",
        isLeaf ? checked.fact("stage", of: state) ?? "" : "",
        checked.fact("acts", of: state) ?? "",
        happenings(in: state).joined(separator: "<br>"),
        checked.nodes[state].clocks.map { "`\($0.name)`" }.joined(separator: "<br>"))
    }
    text += "\n"
  }

  /// `pharmacy.ready` [condition] → `ready`; says *notice*; does *command*.
  private func happenings(in state: Int) -> [String] {
    let node = checked.nodes[state]
    let moves = node.transitions.map { transition in
      let condition = CheckedChart.condition(of: transition)
      let trigger = transition.events.map { "`\($0.value)`" }.joined(separator: ", ")
      var text = [trigger, condition.isEmpty ? "" : "if \(condition)"].filter { !$0.isEmpty }.joined(
        separator: " ")
      if text.isEmpty { text = "at once" }
      if !transition.targets.isEmpty {
        text += " → " + transition.targets.map { "`\($0.value)`" }.joined(separator: ", ")
      }
      if let notice = transition.notice { text += "; says *\(notice.value)*" }
      return text + Self.commands(transition.actions)
    }
    let entry = Self.commands(Array(node.onEntry.joined()))
    let ignored = node.ignored.map { "`\($0.event.value)`" }.joined(separator: ", ")
    return (entry.isEmpty ? [] : ["on entry" + entry]) + moves
      + (ignored.isEmpty ? [] : ["ignores \(ignored)"])
  }

  private static func commands(_ actions: [ActionNode]) -> String {
    actions.map { action in
      switch action.kind {
      case .command(let name): "; does *\(name)*"
      case .raise(let event): "; raises `\(event)`"
      case .send(let event, let delay, _): "; sends `\(event)` after \(length(.literal(delay)))"
      case .cancel(let id): "; cancels `\(id)`"
      case .log: ""
      }
    }.joined()
  }

  private mutating func writeEvents() {
    text += "### Events\n\n"
    row("Event", "Who may send it", "Carries")
    row("---", "---", "---")
    for event in checked.model.externalEvents {
      row("`\(event.name)`", senders[event.name] ?? "", event.payload.map { "`\($0)`" } ?? "")
    }
    text += "\n"
  }

  private mutating func writeClocks() {
    let states = checked.chart.states
    text += "### Clocks\n\n"
    row("Clock", "Runs in", "Length", "Counted in", "From", "Pauses", "Then")
    row("---", "---", "---", "---", "---", "---", "---")
    for (state, node) in zip(states, checked.nodes) {
      for clock in node.clocks {
        row(
          "`\(clock.name)`", "`\(state.id)`", Self.length(clock.after), clock.calendar,
          clock.from ?? "entry", clock.pauses ? "yes" : "", "`\(clock.event)`")
      }
    }
  }

  private static func length(_ after: ClockDeclaration.After) -> String {
    switch after {
    case .named(let name): "*\(name)*"
    case .literal(let milliseconds):
      [(86_400_000 as Int64, "d"), (3_600_000, "h"), (60_000, "min"), (1000, "s")]
        .first { milliseconds != 0 && milliseconds % $0.0 == 0 }
        .map { "\(milliseconds / $0.0) \($0.1)" } ?? "\(milliseconds) ms"
    }
  }

  private mutating func row(_ cells: String...) {
    text += "| " + cells.joined(separator: " | ") + " |\n"
  }
}
