import Statecharts

/// Which transitions can bring about which others within one macrostep.
struct CauseGraph {
  /// How many pairs of transitions the search for circles may look at: some tenths of a second. A chart of the
  /// product takes thousands; where more are needed, transitions without an event are more tangled than anyone can
  /// read.
  private static let searchLimit = 500_000

  private let checked: CheckedChart
  /// Transitions that need no event from outside, ascending.
  private let spontaneous: [Int]
  private var effects: [Int: Effect] = [:]

  /// What a transition can change.
  private struct Effect {
    var entered = StateSet()
    var exited = StateSet()
    var raised: Set<Int> = []
  }

  init(_ checked: CheckedChart) {
    self.checked = checked
    let chart = checked.chart
    let raised = checked.internalEvents
    spontaneous = chart.transitions.indices.filter { index in
      let transition = chart.transitions[index]
      return !checked.isDefault(index) && !transition.isIgnoring
        && (transition.events.isEmpty || !raised.isDisjoint(with: transition.events))
    }
    for index in spontaneous { effects[index] = effect(of: chart.transitions[index]) }
  }

  /// Circles without a transition in common, each in the order of its causes, beginning with its first
  /// transition in the chart. Where there are none, nothing goes round.
  var cycles: [[Int]] {
    var found: [[Int]] = []
    var steps = 0
    for start in spontaneous where !found.joined().contains(start) {
      if let cycle = cycle(from: [start], &steps) { found.append(cycle) }
    }
    return found
  }

  /// The first possible circle that begins with this path and comes back to its start, through later
  /// transitions only.
  private func cycle(from path: [Int], _ steps: inout Int) -> [Int]? {
    guard let start = path.first, let end = path.last else { return nil }
    for next in spontaneous where next >= start {
      steps += 1
      guard steps < Self.searchLimit else { return path }
      guard causes(end, next) else { continue }
      if next == start {
        if isPossible(path) { return path }
      } else if !path.contains(next), !contradictGuards(path + [next]) {
        if let cycle = cycle(from: path + [next], &steps) { return cycle }
      }
    }
    return nil
  }

  private func causes(_ cause: Int, _ next: Int) -> Bool {
    guard let effect = effects[cause] else { return false }
    let transition = checked.chart.transitions[next]
    guard transition.events.isEmpty else { return !effect.raised.isDisjoint(with: transition.events) }
    // One that does not leave its own source can be taken again at once.
    let stays = checked.domain(of: transition).map { $0 == transition.source } ?? true
    return cause == next && stays || effect.entered.contains(transition.source)
      || transition.condition.contains { term in
        switch term {
        case .inState(let state, isTrue: true): effect.entered.contains(state)
        case .inState(let state, isTrue: false): effect.exited.contains(state)
        case .guarded, .never: false
        }
      }
  }

  private func contradictGuards(_ path: [Int]) -> Bool {
    checked.contradict(
      path.flatMap { checked.chart.transitions[$0].condition }.filter { term in
        if case .guarded = term { true } else { false }
      })
  }

  /// An `In()` counts only where nothing on the way changes what it asks.
  private func isPossible(_ path: [Int]) -> Bool {
    var changed = StateSet()
    for index in path {
      changed.formUnion(effects[index]?.entered ?? StateSet())
      changed.formUnion(effects[index]?.exited ?? StateSet())
    }
    let terms = path.flatMap { checked.chart.transitions[$0].condition }.filter { term in
      if case .inState(let state, _) = term { !changed.contains(state) } else { true }
    }
    return !checked.contradict(terms)
  }

  private func effect(of transition: ChartTransition) -> Effect {
    let chart = checked.chart
    var effect = Effect()
    var actions = Array(transition.actions)
    if let domain = checked.domain(of: transition) {
      let inside = StateSet(domain + 1..<chart.states[domain].last + 1)
      effect.entered = checked.entered(by: checked.resolvingHistories(transition.targets)).intersection(
        inside)
      for state in inside where checked.areCompatible(state, transition.source) {
        effect.exited.insert(state)
      }
    }
    for state in effect.exited { actions += chart.states[state].onExit }
    for state in effect.entered {
      actions += chart.states[state].onEntry
      let start = chart.states[state].defaultTransition
      if start >= 0 { actions += chart.transitions[start].actions }
      effect.raised.formUnion(checked.completions(ofEntering: state))
    }
    for index in actions {
      if case .raise(let event) = chart.actions[index] { effect.raised.insert(event) }
    }
    return effect
  }
}

extension CheckedChart {
  /// Events that the chart sends itself within a macrostep.
  var internalEvents: Set<Int> {
    let raised = chart.actions.compactMap { action in
      if case .raise(let event) = action { event } else { nil }
    }
    return Set(raised + chart.states.indices.flatMap { completions(ofEntering: $0) })
  }

  /// The `done.state.ID` that entering a final state can bring: of its parent, and of the parallel around
  /// that.
  fileprivate func completions(ofEntering state: Int) -> [Int] {
    guard chart.states[state].kind == .final, let parent = ancestors(of: state).first else { return [] }
    let around = ancestors(of: parent).first.map { [$0] } ?? []
    return ([parent] + around.filter { chart.states[$0].kind == .parallel })
      .compactMap { chart.eventIndex("done.state.\(chart.states[$0].id)") }
  }

  /// A history can lead to any state that it can remember.
  fileprivate func resolvingHistories(_ targets: [Int]) -> [Int] {
    targets.flatMap { target in
      guard chart.states[target].kind.isHistory else { return [target] }
      let parent = chart.states[target].parent
      return [target] + (parent + 1...chart.states[parent].last).filter { !chart.states[$0].kind.isHistory }
    }
  }
}
