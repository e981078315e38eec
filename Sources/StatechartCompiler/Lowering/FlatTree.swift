import Statecharts

/// The states of a chart in document order, each with a name.
struct FlatTree {
  struct Entry {
    let node: StateNode
    let id: String
    let kind: ChartState.Kind
    let parent: Int
    /// Index of the last descendant.
    var last: Int
    /// Index of the first child that is a real state; -1: none.
    var firstChild = -1
  }

  private(set) var entries: [Entry] = []
  private var indices: [String: Int] = [:]
  private let file: String

  init(_ model: ChartModel) throws(LoweringError) {
    file = model.file
    try add(model.root, parent: -1, authorsIDs: Self.ids(below: model.root))
    let histories = entries.filter(\.kind.isHistory)
    if histories.count > ChartLowering.historyLimit {
      throw LoweringError(
        code: .tooLarge, file: file, position: histories[ChartLowering.historyLimit].node.position,
        message: "this is history number \(ChartLowering.historyLimit + 1); "
          + "a chart has at most \(ChartLowering.historyLimit)")
    }
  }

  /// Index of the state with this id.
  subscript(id: String) -> Int? { indices[id] }

  func isDescendant(_ state: Int, of ancestor: Int) -> Bool {
    ancestor < state && state <= entries[ancestor].last
  }

  private mutating func add(
    _ node: StateNode, parent: Int, authorsIDs: Set<String>
  ) throws(LoweringError) {
    let index = entries.count
    guard index < StateSet.capacity else {
      throw LoweringError(
        code: .tooLarge, file: file, position: node.position,
        message: "a chart has at most \(StateSet.capacity) states, the document included; "
          + "move what is independent into a chart of its own")
    }
    let kind = Self.kind(of: node)
    var id = node.id
    if id.isEmpty && node.kind != .document {
      id = "unnamed-\(index)"
      while authorsIDs.contains(id) { id += "-" }
    }
    if node.kind != .document {
      guard indices.updateValue(index, forKey: id) == nil else {
        throw LoweringError(
          code: .repeatedState, file: file, position: node.position,
          message: "there is another state '\(id)'; give one of them another id")
      }
    }
    if parent >= 0, entries[parent].firstChild < 0, !kind.isHistory { entries[parent].firstChild = index }
    entries.append(Entry(node: node, id: id, kind: kind, parent: parent, last: index))
    for child in node.children { try add(child, parent: index, authorsIDs: authorsIDs) }
    entries[index].last = entries.count - 1
    if kind == .parallel || node.kind == .document, entries[index].firstChild < 0 {
      throw LoweringError(
        code: .noChildren, file: file, position: node.position,
        message: "<\(node.kind == .document ? "scxml" : "parallel")> needs states in it; add one")
    }
  }

  private static func ids(below node: StateNode) -> Set<String> {
    node.children.reduce(into: [node.id]) { $0.formUnion(ids(below: $1)) }
  }

  private static func kind(of node: StateNode) -> ChartState.Kind {
    switch node.kind {
    case .document: .compound
    case .parallel: .parallel
    case .final: .final
    case .deepHistory: .deepHistory
    case .shallowHistory: .shallowHistory
    case .state:
      node.realChildren.isEmpty ? .atomic : .compound
    }
  }
}
