/// Where one instance of a chart stands: its active states and what its history states remember.
///
/// A plain value without identity: two instances that stand in the same place are equal. It means something only
/// together with the chart that made it. To keep it, use `stateIDs(in:)` and `historyIDs(in:)`.
@usableFromInline package struct Configuration: Hashable, Sendable {
  /// The active states, compound and parallel ones included, without the document itself.
  package internal(set) var active: StateSet
  var memory: HistoryMemory

  init(active: StateSet = StateSet(), memory: HistoryMemory = HistoryMemory()) {
    self.active = active
    self.memory = memory
  }

  /// The ids of all active states in document order, ancestors before descendants.
  package func stateIDs(in chart: Chart) -> [String] {
    active.map { chart.states[$0].id }
  }

  /// What each history remembers, by the history's id, in document order. Histories that remember nothing are absent.
  package func historyIDs(in chart: Chart) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for (number, history) in chart.tables.histories.enumerated() where !memory[number].isEmpty {
      result[chart.states[history.state].id] = memory[number].map { chart.states[$0].id }
    }
    return result
  }
}
