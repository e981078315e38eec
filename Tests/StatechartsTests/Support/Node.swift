import Statecharts

/// One state of a chart written in Swift, for tests.
struct Node: Sendable {
  enum Kind: Sendable { case state, parallel, final, deepHistory, shallowHistory }

  var kind = Kind.state
  var id: String
  /// Ids of the default targets; empty: the first child.
  var initial: [String] = []
  /// Actions of the initial transition or of the history's default.
  var initialActions: [Act] = []
  var enter: [Act] = []
  var leave: [Act] = []
  var clocks: [String] = []
  var go: [Go] = []
  var children: [Node] = []

  static func state(
    _ id: String, initial: [String] = [], initially: [Act] = [], enter: [Act] = [], leave: [Act] = [],
    clocks: [String] = [], go: [Go] = [], _ children: [Node] = []
  ) -> Node {
    Node(
      id: id, initial: initial, initialActions: initially, enter: enter, leave: leave, clocks: clocks, go: go,
      children: children)
  }

  static func parallel(
    _ id: String, enter: [Act] = [], leave: [Act] = [], go: [Go] = [], _ children: [Node]
  ) -> Node {
    Node(kind: .parallel, id: id, enter: enter, leave: leave, go: go, children: children)
  }

  static func final(_ id: String, enter: [Act] = []) -> Node {
    Node(kind: .final, id: id, enter: enter)
  }

  static func history(_ id: String, deep: Bool = true, to: String, doing: [Act] = []) -> Node {
    Node(kind: deep ? .deepHistory : .shallowHistory, id: id, initial: [to], initialActions: doing)
  }

  var isHistory: Bool { kind == .deepHistory || kind == .shallowHistory }
}
