extension DifferenceSearch {
  /// What a state that both versions have does and says otherwise than before.
  mutating func compareContents(of id: String, _ before: StateNode, _ after: StateNode) {
    let name = id.isEmpty ? "the chart" : "`\(id)`"
    func note(_ what: String, _ meaning: String) {
      self.note(.compatible, what, meaning, old: before.position, new: after.position)
    }
    if before.form == .compound, TransitionText(before.initial) != TransitionText(after.initial) {
      note("\(name) begins otherwise", "It holds from the next entry on; stored refills stay where they are.")
    }
    for fact in Set(before.facts.keys).union(after.facts.keys).sorted() {
      let (said, says) = (before.facts[fact]?.value, after.facts[fact]?.value)
      guard said != says else { continue }
      note(
        "\(fact) of \(name) is \(says.map { "`\($0)`" } ?? "not given") in place of "
          + (said.map { "`\($0)`" } ?? "nothing"),
        "Of stored refills that stand there it is said at once; columns that lists are sorted by follow when a refill "
          + "is next written.")
    }
    if before.onEntry.map({ $0.map(\.kind) }) != after.onEntry.map({ $0.map(\.kind) }) {
      note("\(name) does other things on entry", "For stored refills that stand there they are not done.")
    }
    if before.onExit.map({ $0.map(\.kind) }) != after.onExit.map({ $0.map(\.kind) }) {
      note("\(name) does other things on exit", "Stored refills do them when they leave it.")
    }
    if Set(before.ignored.map(\.event.value)) != Set(after.ignored.map(\.event.value)) {
      note("\(name) ignores other events", "It holds from the next event on.")
    }
    compareTransitions(of: name, before, after)
    let common = Set(before.children.map(\.id)).intersection(after.children.map(\.id))
    if before.children.map(\.id).filter(common.contains) != after.children.map(\.id).filter(common.contains) {
      note(
        "the states in \(name) stand in another order", "It decides in which order they are entered and left."
      )
    }
  }

  private mutating func compareTransitions(of name: String, _ before: StateNode, _ after: StateNode) {
    let (texts, newTexts) = (
      before.transitions.map { TransitionText($0) }, after.transitions.map { TransitionText($0) }
    )
    var rest = newTexts
    var gone = false
    for (text, transition) in zip(texts, before.transitions) {
      if let same = rest.firstIndex(of: text) {
        rest.remove(at: same)
        continue
      }
      gone = true
      note(
        .compatible, "\(name) no longer has: \(text)", "Stored refills that stand there no longer take it.",
        old: transition.position)
    }
    let isNew = !rest.isEmpty
    for (text, transition) in zip(newTexts, after.transitions) {
      guard let index = rest.firstIndex(of: text) else { continue }
      rest.remove(at: index)
      note(
        .compatible, "\(name) has: \(text)",
        transition.events.isEmpty
          ? "Stored refills that stand there take it with the next event that comes, not before."
          : "Stored refills that stand there can take it.",
        new: transition.position)
    }
    if !gone, !isNew, texts != newTexts {
      note(
        .compatible, "the transitions of \(name) stand in another order",
        "The first whose condition holds is taken, from the next event on.", old: before.position,
        new: after.position)
    }
  }
}
