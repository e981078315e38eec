import Statecharts

/// Every event that a chart can tell from others, and which of them a descriptor matches.
struct EventCatalogue {
  private var table = NameTable()
  private let matching: (EventDescriptor, String) -> Bool

  var names: [String] { table.names }

  /// Declared events come first and keep their order; then those that descriptors, actions and clocks name, in
  /// document order; then `done.state.ID` of each compound and parallel state; then `extra`.
  init(
    model: ChartModel, tree: FlatTree, extra: [String], matching: @escaping (EventDescriptor, String) -> Bool
  ) {
    self.matching = matching
    for event in model.events { table.add(event.name) }
    for entry in tree.entries { add(entry.node) }
    for entry in tree.entries.dropFirst() where entry.kind == .compound || entry.kind == .parallel {
      table.add("done.state.\(entry.id)")
    }
    for event in extra { table.add(event) }
  }

  subscript(name: String) -> Int? { table[name] }

  /// Indices of the events that any of the descriptors matches, ascending.
  func resolve(_ descriptors: [Located<String>]) -> [Int] {
    let parsed = descriptors.map { EventDescriptor($0.value) }
    return names.indices.filter { index in parsed.contains { matching($0, names[index]) } }
  }

  private mutating func add(_ node: StateNode) {
    for clock in node.clocks { table.add(clock.event) }
    for action in node.onEntry.joined() { add(action) }
    for action in node.onExit.joined() { add(action) }
    for transition in [node.initial].compactMap(\.self) + node.transitions {
      for descriptor in transition.events { add(descriptor) }
      for action in transition.actions { add(action) }
    }
    for ignored in node.ignored { add(ignored.event) }
  }

  private mutating func add(_ descriptor: Located<String>) {
    if let literal = EventDescriptor(descriptor.value).literal { table.add(literal) }
  }

  private mutating func add(_ action: ActionNode) {
    switch action.kind {
    case .raise(let event), .send(let event, _, _): table.add(event)
    case .cancel, .command, .log: break
    }
  }
}
