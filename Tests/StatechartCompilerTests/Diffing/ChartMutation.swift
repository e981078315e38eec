import SeededRandom
import StatechartCompiler

/// Changes a chart at random as an author might, and makes it whole again.
struct ChartMutation {
  private(set) var model: ChartModel
  private var generator: SplitMix64
  private var names = 0

  init(_ model: ChartModel, using generator: SplitMix64) {
    self.model = model
    self.generator = generator
  }

  /// What may be done. Most of it invalidates what is stored, some of it does not.
  private enum Change: CaseIterable {
    case rename, remove, move, wrap, addState, addInside, swapKind, turnHistory, removeHistory, moveClock,
      addClock
    case dropTransition, reverseChildren, nothing
  }

  /// - Returns: the changed chart, and the generator as it stands then.
  static func mutate(
    _ model: ChartModel, changes: Int, using generator: inout SplitMix64
  ) -> ChartModel {
    var mutation = ChartMutation(model, using: generator)
    for _ in 0..<changes { mutation.change() }
    mutation.repair()
    generator = mutation.generator
    return mutation.model
  }

  private mutating func change() {
    let nodes = model.root.below.filter { !$0.isMemory }
    guard let picked = nodes.randomElement(using: &generator),
      let leaf = nodes.first(where: { $0.children.isEmpty }),
      let change = Change.allCases.randomElement(using: &generator)
    else { return }
    names += 1
    let name = "n\(names)x\(generator.next() % 1000)"
    switch change {
    case .rename: rename(picked.id, to: name)
    case .remove: model.root.edit { $0.children.removeAll { $0.id == picked.id } }
    case .move: move(picked, among: nodes)
    case .wrap: wrap(picked, in: name)
    case .addState, .addInside:
      let parents = nodes.filter { change == .addInside ? $0.children.isEmpty : !$0.children.isEmpty }
      guard let parent = parents.randomElement(using: &generator) else { return }
      model.root.edit { if $0.id == parent.id { $0.children.append(leaf.bare(name)) } }
    case .swapKind:
      model.root.edit { node in
        guard node.id == picked.id, !node.children.isEmpty else { return }
        node.kind = node.kind == .parallel ? .state : .parallel
      }
    case .turnHistory: model.root.edit { if $0.kind == .deepHistory { $0.kind = .shallowHistory } }
    case .removeHistory: model.root.edit { $0.children.removeAll(where: \.isMemory) }
    case .moveClock, .addClock: clock(change == .addClock, to: picked.id, name)
    case .dropTransition:
      model.root.edit { if $0.id == picked.id { $0.transitions = Array($0.transitions.dropLast()) } }
    case .reverseChildren: model.root.edit { if $0.id == picked.id { $0.children.reverse() } }
    case .nothing: break
    }
  }

  private mutating func rename(_ id: String, to name: String) {
    func renamed(_ transition: TransitionNode) -> TransitionNode {
      var transition = transition
      for index in transition.targets.indices where transition.targets[index].value == id {
        transition.targets[index].value = name
      }
      for index in transition.condition.indices where transition.condition[index].test == .inState(id) {
        transition.condition[index].test = .inState(name)
      }
      return transition
    }
    model.root.initial = model.root.initial.map(renamed)
    model.root.edit { node in
      if node.id == id { node.id = name }
      node.initial = node.initial.map(renamed)
      node.transitions = node.transitions.map(renamed)
    }
  }

  private mutating func move(_ node: StateNode, among nodes: [StateNode]) {
    let inside = Set(([node] + node.below).map(\.id))
    let parents = nodes.filter { !inside.contains($0.id) && !$0.children.isEmpty }
    guard let parent = parents.randomElement(using: &generator) else { return }
    model.root.edit { $0.children.removeAll { $0.id == node.id } }
    model.root.edit { if $0.id == parent.id { $0.children.append(node) } }
  }

  private mutating func wrap(_ node: StateNode, in name: String) {
    var around = node.bare(name)
    around.kind = .state
    around.children = [node]
    model.root.edit { parent in
      guard parent.id != name, let index = parent.children.firstIndex(where: { $0.id == node.id }) else {
        return
      }
      parent.children[index] = around
    }
  }

  private mutating func clock(_ isNew: Bool, to id: String, _ name: String) {
    guard var clock = model.root.below.flatMap(\.clocks).randomElement(using: &generator) else { return }
    if isNew { clock.name = name } else { model.root.edit { $0.clocks.removeAll { $0.name == clock.name } } }
    model.root.edit { if $0.id == id { $0.clocks.append(clock) } }
  }

  /// Takes out what leads nowhere any more.
  private mutating func repair() {
    model.root.edit { if $0.kind == .parallel, $0.children.allSatisfy(\.isMemory) { $0.kind = .state } }
    let ids = Set(model.root.below.map(\.id))
    model.root.edit { node in
      let inside = Set(node.below.map(\.id))
      node.transitions.removeAll { transition in
        transition.targets.contains { !ids.contains($0.value) }
          || transition.condition.contains {
            if case .inState(let id) = $0.test { !ids.contains(id) } else { false }
          }
      }
      if !node.isMemory, node.initial?.targets.contains(where: { !inside.contains($0.value) }) ?? false {
        node.initial = nil
      }
      for index in node.children.indices where node.children[index].isMemory {
        let real = node.children.first { !$0.isMemory }
        if let target = node.children[index].initial?.targets.first, !inside.contains(target.value), let real
        {
          node.children[index].initial?.targets[0].value = real.id
        }
      }
      if node.children.allSatisfy(\.isMemory) { node.children = [] }
    }
    let top = Set(model.root.below.map(\.id))
    if model.root.initial?.targets.contains(where: { !top.contains($0.value) }) ?? false {
      model.root.initial = nil
    }
  }
}

extension StateNode {
  var isMemory: Bool { kind == .deepHistory || kind == .shallowHistory }

  /// Everything inside, in document order.
  var below: [StateNode] { children.flatMap { [$0] + $0.below } }

  /// Changes this node and then every one inside.
  mutating func edit(_ change: (inout StateNode) -> Void) {
    change(&self)
    for index in children.indices { children[index].edit(change) }
  }

  /// A state with another id and nothing in it.
  func bare(_ id: String) -> StateNode {
    var bare = self
    (bare.id, bare.children, bare.transitions, bare.clocks, bare.initial) = (id, [], [], [], nil)
    (bare.onEntry, bare.onExit, bare.ignored, bare.facts) = ([], [], [], [:])
    return bare
  }
}
