/// One state of a compiled chart.
package struct ChartState: Sendable {
  package enum Kind: UInt8, Sendable {
    case atomic, compound, parallel, final, deepHistory, shallowHistory

    /// True for what can be stood in without anything inside.
    package var isLeaf: Bool { self == .atomic || self == .final }
    package var isHistory: Bool { self == .deepHistory || self == .shallowHistory }
  }

  package let id: String
  package let kind: Kind
  /// Index of the parent; -1 for the document.
  package let parent: Int
  /// Index of the last descendant; its own where it has none.
  package let last: Int
  /// Transition whose targets and actions are the initial of a compound or the default of a history; -1: none.
  package let defaultTransition: Int
  /// Ranges into `Chart.actions`.
  package let onEntry: Range<Int>
  package let onExit: Range<Int>
  /// Indices into `Chart.clocks` of the clocks that run while this state is active.
  package let clocks: [Int]

  package init(
    id: String, kind: Kind, parent: Int, last: Int, defaultTransition: Int = -1,
    onEntry: Range<Int> = 0..<0, onExit: Range<Int> = 0..<0, clocks: [Int] = []
  ) {
    self.id = id
    self.kind = kind
    self.parent = parent
    self.last = last
    self.defaultTransition = defaultTransition
    self.onEntry = onEntry
    self.onExit = onExit
    self.clocks = clocks
  }
}
