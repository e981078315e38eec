import Statecharts

/// Lowers nodes to a chart, so that the tests of the runtime do not need the compiler.
struct ChartBuilder {
  private var nodes: [(node: Node, parent: Int, last: Int)] = []
  private var indices: [String: Int] = [:]
  private var events: [String] = []
  private var transitions: [ChartTransition] = []
  private var actions: [ChartAction] = []
  private var clocks: [String] = []
  private var commands: [String] = []

  /// A chart whose document has these children and enters the first unless `initial` says otherwise.
  static func chart(initial: [String] = [], guards: Int = 0, _ children: [Node]) -> Chart {
    var builder = ChartBuilder()
    builder.flatten(Node(id: "", initial: initial, children: children), parent: -1)
    let states = builder.nodes.indices.map { builder.state($0) }
    return Chart(
      name: "test", version: "", states: states, transitions: builder.transitions, actions: builder.actions,
      events: builder.events, guards: (0..<guards).map { "g\($0)" }, clocks: builder.clocks,
      commands: builder.commands, notices: [])
  }

  private mutating func flatten(_ node: Node, parent: Int) {
    let index = nodes.count
    nodes.append((node, parent, index))
    indices[node.id] = index
    for child in node.children { flatten(child, parent: index) }
    nodes[index].last = nodes.count - 1
  }

  private mutating func state(_ index: Int) -> ChartState {
    let (node, parent, last) = nodes[index]
    let kind: ChartState.Kind =
      switch node.kind {
      case .state: node.children.contains { !$0.isHistory } ? .compound : .atomic
      case .parallel: .parallel
      case .final: .final
      case .deepHistory: .deepHistory
      case .shallowHistory: .shallowHistory
      }
    var defaultTransition = -1
    if kind == .compound || node.isHistory {
      let first = node.children.first { !$0.isHistory }.map(\.id)
      let targets = node.initial.isEmpty ? [first].compactMap(\.self) : node.initial
      transitions.append(
        ChartTransition(source: index, targets: targets.map(self.index), actions: add(node.initialActions)))
      defaultTransition = transitions.count - 1
    }
    for go in node.go { add(go, source: index) }
    return ChartState(
      id: node.id, kind: kind, parent: parent, last: last, defaultTransition: defaultTransition,
      onEntry: add(node.enter), onExit: add(node.leave), clocks: node.clocks.map { Self.add($0, to: &clocks) }
    )
  }

  private mutating func add(_ go: Go, source: Int) {
    let condition: [ChartTransition.Term] = go.when.map {
      switch $0 {
      case .ask(let index, let isTrue): .guarded(index, isTrue: isTrue)
      case .isIn(let id, let isTrue): .inState(index(id), isTrue: isTrue)
      case .never: .never
      }
    }
    transitions.append(
      ChartTransition(
        source: source, events: go.on.map { Self.add($0, to: &events) }.sorted(), condition: condition,
        targets: go.to.map(index), isInternal: go.isInternal, actions: add(go.acts), isIgnoring: go.isIgnoring
      ))
  }

  private mutating func add(_ acts: [Act]) -> Range<Int> {
    let first = actions.count
    for act in acts {
      switch act {
      case .raise(let event): actions.append(.raise(event: Self.add(event, to: &events)))
      case .send(let event, let delay, let id):
        actions.append(.send(event: Self.add(event, to: &events), delay: delay, id: id))
      case .cancel(let id): actions.append(.cancel(id: id))
      case .command(let name): actions.append(.command(Self.add(name, to: &commands)))
      case .log(let text): actions.append(.log(label: "", expression: text))
      }
    }
    return first..<actions.count
  }

  private func index(_ id: String) -> Int {
    guard let index = indices[id] else { preconditionFailure("the test's chart has no state '\(id)'") }
    return index
  }

  private static func add(_ name: String, to names: inout [String]) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    names.append(name)
    return names.count - 1
  }
}
