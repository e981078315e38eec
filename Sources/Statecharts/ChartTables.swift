/// A chart laid out so that a step reads flat arrays of plain values and never the heap objects of `Chart`.
@usableFromInline final class ChartTables: Sendable {
  /// One history state.
  struct History: Sendable {
    let state: Int
    let parent: Int
    let isDeep: Bool
    /// What it records of the active states when its parent is left: atomic descendants (deep) or children.
    let recordable: StateSet
  }

  /// One term of a condition.
  struct Term: Sendable {
    enum Kind: UInt8 { case guarded, inState, never }
    let kind: Kind
    let index: Int
    let isTrue: Bool
  }

  /// One action; `value` is an event (raise), a command, or the index of the action itself.
  struct Action: Sendable {
    enum Kind: UInt8 { case raise, send, cancel, command, log }
    let kind: Kind
    let value: Int
  }

  let shape: ChartShape
  let transitions: ContiguousArray<TransitionRow>
  let terms: ContiguousArray<Term>
  let actions: ContiguousArray<Action>
  let clocks: ContiguousArray<Int>
  let histories: ContiguousArray<History>
  /// The parents of the histories.
  let historyParents: StateSet
  let candidates: CandidateTable
  /// What the chart enters at its start, while nothing is remembered.
  let initialPlan: EntryPlan
  let stateIndices: [String: Int]
  let eventIndices: [String: Int]

  var rows: ContiguousArray<StateRow> { shape.rows }

  init(
    states: [ChartState], transitions: [ChartTransition], actions: [ChartAction], events: [String],
    guardCount: Int
  ) {
    precondition(!states.isEmpty && states.count <= StateSet.capacity, "a chart has 1 to 128 states")
    precondition(guardCount <= UInt64.bitWidth, "a chart has at most 64 guards")
    eventIndices = Dictionary(zip(events, events.indices)) { first, _ in first }
    stateIndices = Dictionary(
      zip(states.dropFirst().map(\.id), states.indices.dropFirst()), uniquingKeysWith: { first, _ in first })
    let shape = ChartShape(states: states, transitions: transitions, events: eventIndices)
    self.shape = shape
    histories = Self.histories(of: states, shape: shape)
    historyParents = histories.reduce(into: StateSet()) { $0.insert($1.parent) }
    precondition(histories.count <= HistoryMemory.capacity, "a chart has at most 8 history states")
    terms = ContiguousArray(transitions.flatMap(\.condition).map(Self.term))
    self.actions = ContiguousArray(actions.enumerated().map(Self.action))
    clocks = ContiguousArray(states.flatMap(\.clocks))
    candidates = CandidateTable(states: states, transitions: transitions, eventCount: events.count)
    var rows = ContiguousArray<TransitionRow>()
    var firstTerm = 0
    for (index, transition) in transitions.enumerated() {
      rows.append(Self.row(of: index, transition, firstTerm: firstTerm, shape: shape))
      firstTerm += transition.condition.count
    }
    self.transitions = rows
    var plan = EntryPlan()
    if states[0].defaultTransition >= 0 {
      plan.add(
        transition: states[0].defaultTransition, domain: 0, shape: shape, memory: HistoryMemory(),
        rules: AppendixD())
    }
    initialPlan = plan
  }

  /// The proper ancestors of `state` that are proper descendants of `limit`.
  func ancestors(of state: Int, below limit: Int) -> StateSet {
    var result = StateSet()
    var ancestor = rows[state].parent
    while ancestor > limit {
      result.insert(ancestor)
      ancestor = rows[ancestor].parent
    }
    return result
  }

  private static func histories(of states: [ChartState], shape: ChartShape) -> ContiguousArray<History> {
    var result = ContiguousArray<History>()
    for (index, state) in states.enumerated() where shape.rows[index].isHistory {
      let isDeep = state.kind == .deepHistory
      let parent = shape.rows[state.parent]
      var recordable = isDeep ? parent.descendants : parent.children
      if isDeep {
        for below in recordable where states[below].kind == .compound || states[below].kind == .parallel {
          recordable.remove(below)
        }
      }
      result.append(History(state: index, parent: state.parent, isDeep: isDeep, recordable: recordable))
    }
    return result
  }

  private static func term(_ term: ChartTransition.Term) -> Term {
    switch term {
    case .guarded(let index, let isTrue): Term(kind: .guarded, index: index, isTrue: isTrue)
    case .inState(let index, let isTrue): Term(kind: .inState, index: index, isTrue: isTrue)
    case .never: Term(kind: .never, index: 0, isTrue: false)
    }
  }

  private static func action(_ index: Int, _ action: ChartAction) -> Action {
    switch action {
    case .raise(let event): Action(kind: .raise, value: event)
    case .send: Action(kind: .send, value: index)
    case .cancel: Action(kind: .cancel, value: index)
    case .command(let command): Action(kind: .command, value: command)
    case .log: Action(kind: .log, value: index)
    }
  }

  private static func row(
    of index: Int, _ transition: ChartTransition, firstTerm: Int, shape: ChartShape
  ) -> TransitionRow {
    var plan = EntryPlan()
    var leaves = StateSet()
    if let domain = shape.domain(of: index, memory: HistoryMemory(), rules: AppendixD()) {
      leaves = shape.rows[domain].descendants
      plan.add(transition: index, domain: domain, shape: shape, memory: HistoryMemory(), rules: AppendixD())
    }
    return TransitionRow(
      source: transition.source, terms: firstTerm..<(firstTerm + transition.condition.count),
      actions: transition.actions, isIgnoring: transition.isIgnoring, isInternal: transition.isInternal,
      isSourceCompound: shape.rows[transition.source].isCompound, isDynamic: plan.isDynamic, leaves: leaves,
      plan: plan)
  }
}
