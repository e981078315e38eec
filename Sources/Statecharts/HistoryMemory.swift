/// What each history state of a chart remembers, by its number among the chart's histories.
///
/// An empty set means that the parent was never left: what is recorded is never empty.
struct HistoryMemory: Sendable {
  /// How many history states a chart may have. The memory lies inside every configuration, so it is kept short.
  static let capacity = 8

  private var sets: InlineArray<8, StateSet> = InlineArray(repeating: StateSet())

  subscript(history: Int) -> StateSet {
    get { sets[history] }
    set { sets[history] = newValue }
  }
}

extension HistoryMemory: Hashable {
  static func == (one: HistoryMemory, other: HistoryMemory) -> Bool {
    for history in 0..<capacity where one[history] != other[history] { return false }
    return true
  }

  func hash(into hasher: inout Hasher) {
    for history in 0..<Self.capacity { hasher.combine(sets[history]) }
  }
}
