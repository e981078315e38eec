/// One side of a comparison: what a chart has, by name.
struct ComparedChart {
  struct State {
    let node: StateNode
    /// Id of the parent; empty: the document.
    let parent: String
  }

  /// A part that moves independently, as `CheckedChart.regions` has it.
  struct Region {
    /// Empty: the whole chart.
    let id: String
    let leaves: Set<String>
    let position: SourcePosition
  }

  struct Clock {
    let declaration: ClockDeclaration
    let state: String
  }

  let model: ChartModel
  /// In document order, histories included, without the document.
  let ids: [String]
  let states: [String: State]
  let clocks: [String: Clock]
  let events: [String: ExternalEvent]

  init(_ model: ChartModel) {
    self.model = model
    var ids: [String] = []
    var states: [String: State] = [:]
    func add(_ node: StateNode, parent: String) {
      if states.updateValue(State(node: node, parent: parent), forKey: node.id) == nil { ids.append(node.id) }
      for child in node.children { add(child, parent: node.id) }
    }
    for child in model.root.children { add(child, parent: "") }
    self.ids = ids
    self.states = states
    clocks = Dictionary(
      model.root.all.flatMap { state in
        state.clocks.map { ($0.name, Clock(declaration: $0, state: state.id)) }
      }, uniquingKeysWith: { first, _ in first })
    events = Dictionary(
      model.externalEvents.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The state with this id that can be active: no history.
  func real(_ id: String) -> State? { states[id].flatMap { $0.node.isHistory ? nil : $0 } }

  func history(_ id: String) -> State? { states[id].flatMap { $0.node.isHistory ? $0 : nil } }

  /// The parallel that is all there is at the top.
  var parallel: StateNode? {
    let top = model.root.realChildren
    return top.count == 1 && top[0].kind == .parallel ? top[0] : nil
  }

  /// - Parameter parallel: nil: the whole chart is one region.
  func regions(of parallel: StateNode?) -> [Region] {
    (parallel?.realChildren ?? [model.root]).map { part in
      Region(
        id: part.kind == .document ? "" : part.id,
        leaves: Set(part.all.filter { $0.form == .leaf }.map(\.id)), position: part.position)
    }
  }
}

extension StateNode {
  /// What a configuration holds of a state.
  enum Form { case leaf, compound, parallel, history }

  var form: Form {
    switch kind {
    case .deepHistory, .shallowHistory: .history
    case .parallel: .parallel
    case .document: .compound
    case .state, .final: realChildren.isEmpty ? .leaf : .compound
    }
  }

  var isHistory: Bool { form == .history }

  var realChildren: [StateNode] { children.filter { $0.kind != .deepHistory && $0.kind != .shallowHistory } }
}
