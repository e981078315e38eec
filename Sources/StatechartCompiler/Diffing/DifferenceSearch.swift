/// Goes through two versions of a chart and notes what is different. The rules stand at `ChartComparison`.
struct DifferenceSearch {
  let old: ComparedChart
  let new: ComparedChart
  private(set) var found: [ChartDifference] = []

  init(old: ComparedChart, new: ComparedChart) {
    self.old = old
    self.new = new
  }

  mutating func compare() {
    compareName()
    compareEvents()
    compareGuards()
    compareRegions()
    compareStates()
    compareClocks()
    compareNames()
  }

  mutating func note(
    _ compatibility: Compatibility, _ what: String, _ meaning: String, old: SourcePosition? = nil,
    new: SourcePosition? = nil
  ) {
    found.append(
      ChartDifference(compatibility: compatibility, what: what, meaning: meaning, old: old, new: new))
  }

  private mutating func compareName() {
    guard old.model.name != new.model.name else { return }
    note(
      .breaking, "the chart `\(old.model.name)` is called `\(new.model.name)`",
      "It is another chart, and stored refills are none of its. Give it its name back.",
      old: old.model.position, new: new.model.position)
  }

  private mutating func compareGuards() {
    for asked in old.model.guards {
      guard let now = new.model.guards.first(where: { $0.name == asked.name }) else {
        note(
          .compatible, "the guard `\(asked.name)` is gone", "Nothing that is stored asks it again.",
          old: asked.position)
        continue
      }
      if now.isConstant != asked.isConstant {
        note(
          .compatible, "the guard `\(asked.name)` is \(now.isConstant ? "constant" : "no longer constant")",
          "It matters only where configurations are enumerated.", old: asked.position, new: now.position)
      }
    }
    for asked in new.model.guards where !old.model.guards.contains(where: { $0.name == asked.name }) {
      note(
        .compatible, "the guard `\(asked.name)` is new", "The domain has to answer it.", new: asked.position)
    }
  }

  /// Commands, notices, answers and delayed sends that are no longer there.
  private mutating func compareNames() {
    compareNames("command", "An effect that is queued may carry it") { state in
      state.actions.compactMap { if case .command(let name) = $0.kind { (name, $0.position) } else { nil } }
    }
    compareNames("notice", "A message that is queued and rows of the journal may carry it") { state in
      state.transitions.compactMap { transition in transition.notice.map { ($0.value, $0.position) } }
    }
    compareNames("answer", "A record keeps by its name what was said before a correction") { state in
      state.facts["answer"].map { [($0.value, $0.position)] } ?? []
    }
    compareNames("delayed send", "One may be pending, and nothing here cancels it") { state in
      state.actions.compactMap { action in
        guard case .send(let event, let delay, let id) = action.kind, delay > 0 else { return nil }
        return (id.map { "\(event) as \($0)" } ?? event, action.position)
      }
    }
  }

  private mutating func compareNames(
    _ kind: String, _ meaning: String, _ names: (StateNode) -> [(String, SourcePosition)]
  ) {
    let after = Set(new.model.root.all.flatMap(names).map(\.0))
    var seen: Set<String> = []
    for (name, position) in old.model.root.all.flatMap(names)
    where !after.contains(name) && seen.insert(name).inserted {
      note(
        .needsMapping, "the \(kind) `\(name)` is gone",
        "\(meaning): say in a mapping what stands for `\(name)`, or that it is dropped.", old: position)
    }
  }
}
