extension DifferenceSearch {
  mutating func compareStates() {
    compareContents(of: "", old.model.root, new.model.root)
    for id in old.ids {
      guard let before = old.states[id] else { continue }
      if before.node.isHistory {
        compareHistory(id, before)
      } else if let after = new.real(id) {
        comparePlace(id, before, after)
        compareForm(id, before.node, after.node)
        compareContents(of: id, before.node, after.node)
      } else {
        noteGone(id, before.node)
      }
    }
    for id in new.ids {
      guard let after = new.states[id], old.states[id]?.node.isHistory != after.node.isHistory else {
        continue
      }
      noteNew(id, after)
    }
  }

  private mutating func noteGone(_ id: String, _ node: StateNode) {
    note(
      .needsMapping, "the state `\(id)` is gone",
      node.form == .leaf
        ? "Stored refills may stand in it. Say in a mapping where `\(id)` goes."
        : "Stored refills may stand in states inside it. Say in a mapping where each of them goes.",
      old: node.position)
  }

  private mutating func noteNew(_ id: String, _ state: ComparedChart.State) {
    // What is inside a new state goes without saying, and new regions are looked at with their parallel.
    guard state.parent.isEmpty || old.real(state.parent) != nil else { return }
    if new.states[state.parent]?.node.form == .parallel, !state.node.isHistory { return }
    note(
      .compatible, "the \(state.node.isHistory ? "history" : "state") `\(id)` is new",
      state.node.isHistory
        ? "It remembers nothing yet, and its default is taken." : "No stored refill stands in it.",
      new: state.node.position)
  }

  private mutating func comparePlace(
    _ id: String, _ before: ComparedChart.State, _ after: ComparedChart.State
  ) {
    guard before.parent != after.parent else { return }
    note(
      .needsMapping,
      "the state `\(id)` is in \(Self.place(after.parent)) in place of \(Self.place(before.parent))",
      "Stored refills that stand in it name its old parents. Say in a mapping that `\(id)` stays `\(id)`, "
        + "and where the rest of them stands.",
      old: before.node.position, new: after.node.position)
  }

  static func place(_ parent: String) -> String { parent.isEmpty ? "the chart" : "`\(parent)`" }

  private mutating func compareForm(_ id: String, _ before: StateNode, _ after: StateNode) {
    func note(_ compatibility: Compatibility, _ what: String, _ meaning: String) {
      self.note(
        compatibility, "the state `\(id)` \(what)", meaning, old: before.position, new: after.position)
    }
    switch (before.form, after.form) {
    case (.leaf, .leaf):
      guard before.kind != after.kind else { return }
      note(
        .compatible, after.kind == .final ? "is final" : "is no longer final",
        "Stored refills that stand in it stay there, and \(after.kind == .final ? "cannot" : "can") leave it."
      )
    case (.leaf, _):
      note(
        .needsMapping, "has states inside",
        "Stored refills stand in none of them. Say in a mapping in which one `\(id)` stands now.")
    case (_, .leaf):
      note(
        .needsMapping, "has no states inside any more",
        "Stored refills stand in states that were there. Say in a mapping that they stand in `\(id)`.")
    case (.compound, .parallel):
      note(
        .needsMapping, "is a parallel",
        "Stored refills stand in one of its states and not in all its regions. Say in a mapping in which.")
    case (.parallel, .compound):
      note(
        .needsMapping, "is no longer a parallel",
        "Stored refills stand in several of its states at once. Say in a mapping in which one they stand.")
    case (.parallel, .parallel): compareRegions(of: id, before, after)
    case (.compound, _), (.history, _), (.parallel, _): break
    }
  }

  /// Of the parallel at the top it is said already.
  private mutating func compareRegions(of id: String, _ before: StateNode, _ after: StateNode) {
    guard id != old.parallel?.id else { return }
    let known = Set(before.realChildren.map(\.id))
    for region in after.realChildren where !known.contains(region.id) {
      note(
        .needsMapping, "the region `\(region.id)` of `\(id)` is new",
        "Stored refills in `\(id)` stand in none of its states. Say in a mapping in which one they do.",
        old: before.position, new: region.position)
    }
  }

  private mutating func compareHistory(_ id: String, _ before: ComparedChart.State) {
    guard let after = new.history(id) else {
      self.note(
        .needsMapping, "the history `\(id)` is gone",
        "Stored refills may remember something there. "
          + "Say in a mapping which history remembers it now, or that it is forgotten.",
        old: before.node.position)
      return
    }
    func note(_ compatibility: Compatibility, _ what: String, _ meaning: String) {
      self.note(
        compatibility, "the history `\(id)` \(what)", meaning, old: before.node.position,
        new: after.node.position)
    }
    if before.node.kind != after.node.kind {
      note(
        .needsMapping, "is \(after.node.kind == .deepHistory ? "deep" : "shallow")",
        "What stored refills remember there is of the other depth. Say in a mapping what it is now.")
    }
    if before.parent != after.parent {
      note(
        .needsMapping, "is in \(Self.place(after.parent)) in place of \(Self.place(before.parent))",
        "What stored refills remember there is of the old place. Say in a mapping what it is now.")
    }
    if TransitionText(before.node.initial) != TransitionText(after.node.initial) {
      note(
        .compatible, "has another default", "What is remembered stays; the default holds where nothing is.")
    }
  }
}
