import SeededRandom
import Statecharts

/// A chart of three regions, nested up to four deep, with everything that the language has.
struct RandomChart {
  static let events = ["e0", "e1", "e2", "e3", "r0", "r1"]
  static let guardCount = 6

  private var random: SplitMix64
  private var counter = 0
  private var histories = 0
  /// All ids that a transition may lead to.
  private var ids: [String] = []

  /// The children of the document.
  static func make(seed: UInt64) -> [Node] {
    var maker = RandomChart(random: SplitMix64(seed: seed))
    let regions = (0..<3).map { _ in maker.node(depth: 0, mayBeFinal: false) }
    maker.ids += ["all", "closed"]
    let roots = [Node.parallel("all", regions), Node.state("closed")]
    let doneEvents = maker.ids.map { "done.state.\($0)" }
    return roots.map { maker.addTransitions(to: $0, regions: regions, doneEvents: doneEvents) }
  }

  private mutating func node(depth: Int, mayBeFinal: Bool) -> Node {
    counter += 1
    var node = Node(id: "s\(counter)")
    ids.append(node.id)
    if mayBeFinal, random.chance(20) {
      node.kind = .final
      node.enter = acts(on: "enter \(node.id)", raising: 50)
      return node
    }
    if depth < 3, depth == 0 || random.chance(55) {
      node.kind = depth > 0 && random.chance(30) ? .parallel : .state
      let isParallel = node.kind == .parallel
      node.children = (0..<Int.random(in: 2...3, using: &random)).map { _ in
        self.node(depth: depth + 1, mayBeFinal: !isParallel)
      }
      if !isParallel, node.children[0].kind == .final { node.children.swapAt(0, 1) }
      if !isParallel {
        node.initial = random.chance(50) ? [] : [pick(node.children.map(\.id))]
        node.initialActions = acts(on: "initial \(node.id)")
      }
      addHistory(to: &node)
    }
    node.enter = acts(on: "enter \(node.id)")
    node.leave = acts(on: "leave \(node.id)")
    if random.chance(20) { node.clocks = ["clock \(node.id)"] }
    return node
  }

  private mutating func addHistory(to node: inout Node) {
    guard histories < 8, random.chance(50) else { return }
    histories += 1
    let isDeep = random.chance(50)
    let inside = isDeep ? Self.realIDs(below: node) : node.children.map(\.id)
    let history = Node.history(
      "h\(histories)", deep: isDeep, to: pick(inside), doing: acts(on: "default h\(histories)"))
    ids.append(history.id)
    if node.kind == .state, random.chance(20) { node.initial = [history.id] }
    node.children.insert(history, at: Int.random(in: 0...node.children.count, using: &random))
  }

  /// `later` are the states that eventless transitions may lead to: forwards only, or almost every chart would go
  /// round in circles.
  private mutating func addTransitions(
    to node: Node, later: [String] = [], regions: [Node], doneEvents: [String]
  ) -> Node {
    var node = node
    if node.kind == .state || node.kind == .parallel {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        node.go.append(transition(from: node, later: later, regions: regions, doneEvents: doneEvents))
      }
    }
    let children = node.children
    node.children = children.indices.map { index in
      let following = Node(id: "", children: Array(children[(index + 1)...]))
      return addTransitions(
        to: children[index], later: node.kind == .state ? Self.realIDs(below: following) : [],
        regions: regions,
        doneEvents: doneEvents)
    }
    return node
  }

  private mutating func transition(
    from node: Node, later: [String], regions: [Node], doneEvents: [String]
  ) -> Go {
    var go = Go()
    let isEventless = !later.isEmpty && random.chance(15)
    if !isEventless {
      go.on = [pick(Self.events)]
      if random.chance(20) { go.on = [go.on[0], pick(doneEvents)] }
    }
    if isEventless || random.chance(40) {
      go.when.append(.ask(Int.random(in: 0..<Self.guardCount, using: &random), random.chance(60)))
    }
    if random.chance(20) { go.when.append(.isIn(pick(ids.filter { !$0.hasPrefix("h") }), random.chance(70))) }
    let inside = Self.realIDs(below: node)
    if isEventless {
      go.to = [pick(later)]
    } else if !inside.isEmpty, random.chance(30) {
      go.to = [pick(inside)]
      go.isInternal = random.chance(60)
    } else if random.chance(10) {
      go.to = regions.shuffled(using: &random).prefix(2).map { pick(Self.realIDs(below: $0)) }
    } else if random.chance(85) {
      go.to = [pick(ids)]
    }
    go.acts = acts(on: "from \(node.id)", raising: go.on.allSatisfy { $0.hasPrefix("e") } ? 15 : 0)
    return go
  }

  private mutating func acts(on text: String, raising percent: Int = 0) -> [Act] {
    var acts: [Act] = random.chance(30) ? [.log(text)] : []
    if random.chance(percent) { acts.append(.raise(pick(["r0", "r1"]))) }
    if random.chance(8) { acts.append(.command("do \(text)")) }
    return acts
  }

  private mutating func pick(_ ids: [String]) -> String {
    ids.randomElement(using: &random) ?? ""
  }

  private static func realIDs(below node: Node) -> [String] {
    node.children.flatMap { $0.isHistory ? [] : [$0.id] + realIDs(below: $0) }
  }
}
