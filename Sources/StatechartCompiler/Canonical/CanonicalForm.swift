/// Writes the lines of a canonical form, indented by how deep they are nested.
struct CanonicalForm {
  private(set) var text = ""
  private var depth = 0

  /// Writes words with one space between. A space, line end or backslash inside a word is escaped.
  mutating func line(_ words: String...) {
    let escaped = words.map { word in
      word.isEmpty
        ? "\\-"
        : word.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\r", with: "\\r")
          .replacing(" ", with: "\\s")
    }
    text += String(repeating: " ", count: depth) + escaped.joined(separator: " ") + "\n"
  }

  mutating func write(_ state: StateNode) {
    line("state", state.kind.rawValue, state.id)
    depth += 1
    for name in state.facts.keys.sorted() { line("fact", name, state.facts[name]?.value ?? "") }
    if let initial = state.initial { write(initial, as: "initial") }
    for block in state.onEntry { write(block, as: "onentry") }
    for block in state.onExit { write(block, as: "onexit") }
    for clock in state.clocks.sorted(by: { $0.name < $1.name }) { write(clock) }
    for event in state.ignored.map(\.event.value).sorted() { line("ignore", event) }
    for transition in state.transitions { write(transition, as: "transition") }
    for child in state.children { write(child) }
    depth -= 1
  }

  private mutating func write(_ transition: TransitionNode, as word: String) {
    line(
      word, transition.events.map(\.value).sorted().joined(separator: ","),
      transition.targets.map(\.value).joined(separator: ","), transition.isInternal ? "internal" : "external",
      transition.notice?.value ?? "", transition.isCorrection ? "correction" : "news")
    depth += 1
    for term in transition.condition {
      let word = term.negated ? "unless" : "if"
      switch term.test {
      case .guarded(let name): line(word, "guard", name)
      case .inState(let id): line(word, "in", id)
      case .constant(let value): line(word, value ? "true" : "false")
      }
    }
    for action in transition.actions { write(action) }
    depth -= 1
  }

  private mutating func write(_ block: [ActionNode], as word: String) {
    line(word)
    depth += 1
    for action in block { write(action) }
    depth -= 1
  }

  private mutating func write(_ action: ActionNode) {
    switch action.kind {
    case .raise(let event): line("raise", event)
    case .send(let event, let delay, let id): line("send", event, "\(delay)", id ?? "")
    case .cancel(let id): line("cancel", id)
    case .command(let name): line("do", name)
    case .log(let label, let expression): line("log", label, expression)
    }
  }

  private mutating func write(_ clock: ClockDeclaration) {
    let after =
      switch clock.after {
      case .literal(let milliseconds): "\(milliseconds)"
      case .named(let name): name
      }
    line(
      "clock", clock.name, clock.event, after, clock.calendar, clock.from ?? "",
      clock.pauses ? "pauses" : "runs")
  }
}
