/// One transition of a compiled chart.
package struct ChartTransition: Sendable {
  /// One term of the conjunction that must hold.
  package enum Term: Sendable, Equatable {
    case guarded(Int, isTrue: Bool)
    case inState(Int, isTrue: Bool)
    /// `cond="false"` of a conformance chart; constant truth leaves no term.
    case never
  }

  package let source: Int
  /// Indices into `Chart.events`, ascending; empty: eventless, or a default transition.
  package let events: [Int]
  package let condition: [Term]
  /// In document order as the author wrote them; empty: targetless.
  package let targets: [Int]
  package let isInternal: Bool
  /// Range into `Chart.actions`.
  package let actions: Range<Int>
  /// True for `rx:ignore`: taken without effect, and told apart from a move.
  package let isIgnoring: Bool
  /// Index into `Chart.notices`; -1: the patient is not told.
  package let notice: Int
  package let isCorrection: Bool

  package init(
    source: Int, events: [Int] = [], condition: [Term] = [], targets: [Int] = [], isInternal: Bool = false,
    actions: Range<Int> = 0..<0, isIgnoring: Bool = false, notice: Int = -1, isCorrection: Bool = false
  ) {
    self.source = source
    self.events = events
    self.condition = condition
    self.targets = targets
    self.isInternal = isInternal
    self.actions = actions
    self.isIgnoring = isIgnoring
    self.notice = notice
    self.isCorrection = isCorrection
  }
}
