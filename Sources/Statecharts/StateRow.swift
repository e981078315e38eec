/// What a step needs to know of one state, without references.
struct StateRow: Sendable {
  let parent: Int
  let isCompound: Bool
  let isParallel: Bool
  let isFinal: Bool
  /// Number among the histories of the chart; -1: this is a real state.
  let history: Int
  let defaultTransition: Int
  /// Index of `done.state.ID` in `Chart.events`; -1: the chart does not name it, so nobody could tell.
  let doneEvent: Int
  let onEntry: Range<Int>
  let onExit: Range<Int>
  /// Range into `ChartTables.clocks`.
  let clocks: Range<Int>
  /// Real children: no histories.
  let children: StateSet
  /// Real proper descendants.
  let descendants: StateSet

  var isHistory: Bool { history >= 0 }
}
