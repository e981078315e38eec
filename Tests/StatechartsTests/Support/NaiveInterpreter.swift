import Statecharts

/// Appendix D of SCXML 1.0 once more, slowly, with names and lists, straight from the pseudocode. It shares nothing
/// with the runtime but the nodes.
final class NaiveInterpreter {
  /// Random charts that come to rest do so much earlier; the runtime's own limit would take this one minutes.
  private static let microstepLimit = 100

  private struct Transition {
    let source: String
    let go: Go
    let number: Int
  }

  private var nodes: [String: Node] = [:]
  private var parents: [String: String] = [:]
  private var order: [String: Int] = [:]
  private var queue: [String] = []
  private var guards: UInt64 = 0
  private(set) var configuration: Set<String> = []
  private(set) var history: [String: Set<String>] = [:]
  private(set) var trace: [String] = []

  private var toEnter: Set<String> = []
  private var defaultEntry: Set<String> = []
  private var historyContent: [String: [Act]] = [:]

  init(_ children: [Node], guards: UInt64) {
    index(Node(id: "", children: children), parent: nil)
    self.guards = guards
  }

  /// False if it does not come to rest.
  func start() -> Bool {
    enterStates([Transition(source: "", go: Go(to: initial(of: "")), number: -1)])
    return settle()
  }

  /// False if it does not come to rest.
  func step(_ event: String, guards: UInt64) -> Bool {
    self.guards = guards
    trace = []
    queue = []
    let enabled = selectTransitions(event)
    if !enabled.isEmpty { microstep(enabled) }
    return settle()
  }

  private func settle() -> Bool {
    var count = 0
    while true {
      var enabled = selectTransitions(nil)
      if enabled.isEmpty {
        if queue.isEmpty { return true }
        enabled = selectTransitions(queue.removeFirst())
      }
      if enabled.isEmpty { continue }
      count += 1
      if count > Self.microstepLimit { return false }
      microstep(enabled)
    }
  }

  // MARK: The tree

  private func index(_ node: Node, parent: String?) {
    order[node.id] = order.count
    nodes[node.id] = node
    parents[node.id] = parent
    for child in node.children { index(child, parent: node.id) }
  }

  private func node(_ id: String) -> Node { nodes[id] ?? Node(id: id) }
  private func children(_ id: String) -> [String] { node(id).children.filter { !$0.isHistory }.map(\.id) }
  private func isParallel(_ id: String) -> Bool { node(id).kind == .parallel }
  private func isCompound(_ id: String) -> Bool { node(id).kind == .state && !children(id).isEmpty }
  private func isAtomic(_ id: String) -> Bool { !node(id).isHistory && children(id).isEmpty }
  private func initial(of id: String) -> [String] {
    node(id).initial.isEmpty ? Array(children(id).prefix(1)) : node(id).initial
  }

  private func properAncestors(_ id: String, below limit: String? = nil) -> [String] {
    var result: [String] = []
    var at = parents[id]
    while let ancestor = at, ancestor != limit {
      result.append(ancestor)
      at = parents[ancestor]
    }
    return result
  }

  private func isDescendant(_ id: String, _ ancestor: String) -> Bool {
    properAncestors(id).contains(ancestor)
  }
  private func inOrder(_ ids: some Sequence<String>) -> [String] {
    ids.sorted { order[$0, default: -1] < order[$1, default: -1] }
  }

  // MARK: Choosing transitions

  private func selectTransitions(_ event: String?) -> [Transition] {
    var enabled: [Transition] = []
    for state in inOrder(configuration.filter(isAtomic)) {
      search: for source in [state] + properAncestors(state) {
        for (number, go) in node(source).go.enumerated() where matches(go, event) && holds(go) {
          if !enabled.contains(where: { $0.source == source && $0.number == number }) {
            enabled.append(Transition(source: source, go: go, number: number))
          }
          break search
        }
      }
    }
    return removeConflicts(enabled)
  }

  private func matches(_ go: Go, _ event: String?) -> Bool {
    if let event { go.on.contains(event) } else { go.on.isEmpty }
  }

  private func holds(_ go: Go) -> Bool {
    go.when.allSatisfy { condition in
      switch condition {
      case .ask(let index, let isTrue): (guards >> UInt64(index) & 1 == 1) == isTrue
      case .isIn(let id, let isTrue): configuration.contains(id) == isTrue
      case .never: false
      }
    }
  }

  private func removeConflicts(_ enabled: [Transition]) -> [Transition] {
    var filtered: [Transition] = []
    for one in enabled {
      var preempted = false
      var removed: [Transition] = []
      for other in filtered where !exitSet([one]).isDisjoint(with: exitSet([other])) {
        if isDescendant(one.source, other.source) {
          removed.append(other)
        } else {
          preempted = true
          break
        }
      }
      if preempted { continue }
      filtered.removeAll { kept in removed.contains { $0.source == kept.source && $0.number == kept.number } }
      filtered.append(one)
    }
    return filtered
  }

  private func effectiveTargets(_ targets: [String]) -> Set<String> {
    var result: Set<String> = []
    for target in targets {
      if !node(target).isHistory {
        result.insert(target)
      } else {
        result.formUnion(history[target] ?? effectiveTargets(node(target).initial))
      }
    }
    return result
  }

  private func domain(_ transition: Transition) -> String? {
    let targets = effectiveTargets(transition.go.to)
    let source = transition.source
    if targets.isEmpty { return nil }
    if transition.go.isInternal, isCompound(source), targets.allSatisfy({ isDescendant($0, source) }) {
      return source
    }
    for ancestor in properAncestors(source) where isCompound(ancestor) || ancestor.isEmpty {
      if targets.allSatisfy({ isDescendant($0, ancestor) }) { return ancestor }
    }
    return ""
  }

  private func exitSet(_ transitions: [Transition]) -> Set<String> {
    var result: Set<String> = []
    for transition in transitions where !transition.go.to.isEmpty {
      if let domain = domain(transition) {
        result.formUnion(configuration.filter { isDescendant($0, domain) })
      }
    }
    return result
  }

  // MARK: Taking transitions

  private func microstep(_ enabled: [Transition]) {
    let leaving = inOrder(exitSet(enabled)).reversed()
    for state in leaving {
      for below in node(state).children where below.isHistory {
        history[below.id] = configuration.filter {
          below.kind == .deepHistory ? isAtomic($0) && isDescendant($0, state) : parents[$0] == state
        }
      }
    }
    for state in leaving {
      for clock in node(state).clocks { trace.append("stop \(clock)") }
      run(node(state).leave)
      configuration.remove(state)
      trace.append("-\(state)")
    }
    for transition in enabled { run(transition.go.acts) }
    enterStates(enabled)
  }

  private func enterStates(_ transitions: [Transition]) {
    toEnter = []
    defaultEntry = []
    historyContent = [:]
    for transition in transitions {
      for target in transition.go.to { addDescendants(target) }
      let domain = domain(transition)
      for target in inOrder(effectiveTargets(transition.go.to)) { addAncestors(target, domain) }
    }
    for state in inOrder(toEnter) {
      configuration.insert(state)
      trace.append("+\(state)")
      run(node(state).enter)
      for clock in node(state).clocks { trace.append("start \(clock)") }
      if defaultEntry.contains(state) { run(node(state).initialActions) }
      if let content = historyContent[state] { run(content) }
      guard node(state).kind == .final, let parent = parents[state], !parent.isEmpty else { continue }
      queue.append("done.state.\(parent)")
      if let grandparent = parents[parent], isParallel(grandparent),
        children(grandparent).allSatisfy(isInFinalState)
      {
        queue.append("done.state.\(grandparent)")
      }
    }
  }

  private func isInFinalState(_ id: String) -> Bool {
    if isCompound(id) {
      return children(id).contains { node($0).kind == .final && configuration.contains($0) }
    }
    return isParallel(id) && children(id).allSatisfy(isInFinalState)
  }

  private func addDescendants(_ id: String) {
    if node(id).isHistory {
      let parent = parents[id] ?? ""
      if let remembered = history[id] {
        for state in inOrder(remembered) { addDescendants(state) }
        for state in inOrder(remembered) { addAncestors(state, parent) }
      } else {
        historyContent[parent] = node(id).initialActions
        for state in node(id).initial { addDescendants(state) }
        for state in node(id).initial { addAncestors(state, parent) }
      }
      return
    }
    toEnter.insert(id)
    if isCompound(id) {
      defaultEntry.insert(id)
      for state in initial(of: id) { addDescendants(state) }
      for state in initial(of: id) { addAncestors(state, id) }
    } else if isParallel(id) {
      addRegions(id)
    }
  }

  private func addAncestors(_ id: String, _ limit: String?) {
    for ancestor in properAncestors(id, below: limit) {
      toEnter.insert(ancestor)
      if isParallel(ancestor) { addRegions(ancestor) }
    }
  }

  private func addRegions(_ id: String) {
    for child in children(id) where !toEnter.contains(where: { isDescendant($0, child) }) {
      addDescendants(child)
    }
  }

  private func run(_ acts: [Act]) {
    for act in acts {
      switch act {
      case .raise(let event): queue.append(event)
      case .send(let event, _, _): trace.append("send \(event)")
      case .cancel(let id): trace.append("cancel \(id)")
      case .command(let name): trace.append("command \(name)")
      case .log(let text): trace.append("log \(text)")
      }
    }
  }
}
