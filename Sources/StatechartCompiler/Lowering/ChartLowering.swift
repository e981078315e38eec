package import Statecharts

/// Turns the tree that an author wrote into the tables that the runtime reads.
///
/// - Parameters:
///   - version: the chart's hash, which the tables carry.
///   - extraEvents: names that the chart itself does not mention but somebody will send, so that wildcards match them.
///   - matching: how descriptors match names; tests replace it to prove that they would notice.
/// - Throws: the first thing that cannot be put into tables.
package func lower(
  _ model: ChartModel, version: String, extraEvents: [String] = [],
  matching: @escaping (EventDescriptor, String) -> Bool = { $0.matches($1) }
) throws(LoweringError) -> Chart {
  let tree = try FlatTree(model)
  var lowering = ChartLowering(
    file: model.file, tree: tree,
    events: EventCatalogue(model: model, tree: tree, extra: extraEvents, matching: matching))
  guard lowering.events.names.count <= ChartLowering.eventLimit else {
    throw lowering.error(
      .tooLarge, model.position,
      "a chart has at most \(ChartLowering.eventLimit) events, and this one names "
        + "\(lowering.events.names.count); move what is independent into a chart of its own")
  }
  try lowering.addGuards(model.guards)
  for state in tree.entries.indices { try lowering.addState(state) }
  return Chart(
    name: model.name, version: version, states: lowering.states, transitions: lowering.transitions,
    actions: lowering.actions, events: lowering.events.names, guards: lowering.guards.names,
    clocks: lowering.clocks.names, commands: lowering.commands.names, notices: lowering.notices.names)
}

/// The tables while they grow, state by state in document order.
struct ChartLowering {
  /// Guards are told apart by the bits of one machine word.
  static let guardLimit = 64
  /// Eight times what the largest chart of the product has. Tables and checks grow with events times transitions.
  static let eventLimit = 1_024
  static let transitionLimit = 2_048
  /// What histories remember lies inside every configuration; the runtime has room for eight.
  static let historyLimit = 8

  let file: String
  let tree: FlatTree
  let events: EventCatalogue
  private(set) var states: [ChartState] = []
  private(set) var transitions: [ChartTransition] = []
  private(set) var actions: [ChartAction] = []
  private(set) var guards = NameTable()
  private(set) var clocks = NameTable()
  private(set) var commands = NameTable()
  private(set) var notices = NameTable()

  init(file: String, tree: FlatTree, events: EventCatalogue) {
    self.file = file
    self.tree = tree
    self.events = events
  }

  mutating func addGuards(_ declarations: [GuardDeclaration]) throws(LoweringError) {
    for declaration in declarations {
      guards.add(declaration.name)
      guard guards.names.count <= Self.guardLimit else {
        throw error(
          .tooLarge, declaration.position,
          "a chart has at most \(Self.guardLimit) guards; let one guard answer what several ask")
      }
    }
  }

  mutating func addState(_ index: Int) throws(LoweringError) {
    let entry = tree.entries[index]
    let node = entry.node
    let defaultTransition = try addDefault(of: index)
    let onEntry = addActions(node.onEntry.flatMap(\.self))
    let onExit = addActions(node.onExit.flatMap(\.self))
    if !entry.kind.isHistory {
      for transition in node.transitions { try addTransition(transition, source: index) }
      for ignored in node.ignored {
        transitions.append(
          ChartTransition(source: index, events: events.resolve([ignored.event]), isIgnoring: true))
      }
    }
    guard transitions.count <= Self.transitionLimit else {
      throw error(
        .tooLarge, node.position,
        "with this state the chart has more than \(Self.transitionLimit) transitions; "
          + "move what is independent into a chart of its own")
    }
    states.append(
      ChartState(
        id: entry.id, kind: entry.kind, parent: entry.parent, last: entry.last,
        defaultTransition: defaultTransition, onEntry: onEntry, onExit: onExit,
        clocks: node.clocks.map { clocks.add($0.name) }))
  }

  /// The initial of a compound state (by default its first child in document order) or the default of a history.
  private mutating func addDefault(of index: Int) throws(LoweringError) -> Int {
    let entry = tree.entries[index]
    guard entry.kind == .compound || entry.kind.isHistory else { return -1 }
    guard let initial = entry.node.initial else {
      guard entry.kind == .compound else {
        throw error(
          .wrongDefault, entry.node.position,
          "history '\(entry.id)' does not say where to go when nothing is remembered; add a <transition target>"
        )
      }
      transitions.append(ChartTransition(source: index, targets: [entry.firstChild]))
      return transitions.count - 1
    }
    let targets = try resolveTargets(initial.targets)
    let limit = entry.kind.isHistory ? entry.parent : index
    guard !targets.isEmpty else {
      throw error(
        .wrongDefault, initial.position, "the default of '\(entry.id)' needs a target; name a state")
    }
    for (target, written) in zip(targets, initial.targets) {
      guard tree.isDescendant(target, of: limit) else {
        throw error(
          .wrongDefault, written.position, "'\(written.value)' is not inside '\(tree.entries[limit].id)'")
      }
      if entry.kind.isHistory, tree.entries[target].kind.isHistory {
        throw error(
          .wrongDefault, written.position, "the default of a history must be a state, not another history")
      }
    }
    transitions.append(
      ChartTransition(source: index, targets: targets, actions: addActions(initial.actions)))
    return transitions.count - 1
  }

  private mutating func addTransition(_ node: TransitionNode, source: Int) throws(LoweringError) {
    var condition: [ChartTransition.Term] = []
    for term in node.condition {
      switch term.test {
      case .guarded(let name):
        guard let index = guards[name] else {
          throw error(
            .unknownGuard, term.position, "no guard '\(name)' is declared; add <rx:guard name=\"\(name)\"/>")
        }
        condition.append(.guarded(index, isTrue: !term.negated))
      case .inState(let id):
        condition.append(.inState(try resolveState(id, term.position), isTrue: !term.negated))
      case .constant(let value):
        if value == term.negated { condition.append(.never) }
      }
    }
    transitions.append(
      ChartTransition(
        source: source, events: events.resolve(node.events), condition: condition,
        targets: try resolveTargets(node.targets), isInternal: node.isInternal,
        actions: addActions(node.actions), notice: node.notice.map { notices.add($0.value) } ?? -1,
        isCorrection: node.isCorrection))
  }

  private func resolveTargets(_ targets: [Located<String>]) throws(LoweringError) -> [Int] {
    var result: [Int] = []
    for target in targets { result.append(try resolveState(target.value, target.position)) }
    return result
  }

  private func resolveState(_ id: String, _ position: SourcePosition) throws(LoweringError) -> Int {
    guard let index = tree[id] else {
      throw error(.unknownState, position, "there is no state '\(id)'; correct the name or add the state")
    }
    return index
  }

  /// The catalogue holds every event that an action names, so none of them is lost here.
  private mutating func addActions(_ nodes: [ActionNode]) -> Range<Int> {
    let first = actions.count
    for node in nodes {
      switch node.kind {
      case .raise(let event):
        if let index = events[event] { actions.append(.raise(event: index)) }
      case .send(let event, let delay, let id):
        if let index = events[event] { actions.append(.send(event: index, delay: delay, id: id)) }
      case .cancel(let id): actions.append(.cancel(id: id))
      case .command(let name): actions.append(.command(commands.add(name)))
      case .log(let label, let expression): actions.append(.log(label: label, expression: expression))
      }
    }
    return first..<actions.count
  }

  fileprivate func error(
    _ code: LoweringError.Code, _ position: SourcePosition, _ message: String
  ) -> LoweringError {
    LoweringError(code: code, file: file, position: position, message: message)
  }
}
