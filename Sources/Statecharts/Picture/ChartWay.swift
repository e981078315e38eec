/// The way that one instance of a chart has gone, as a journal tells it.
package struct ChartWay: Sendable {
  /// How many of the last steps of a region are drawn and told. A picture with more is a ball of wool, and a region
  /// may go to and fro for months.
  package static let mostSteps = 40

  /// The ids of the active states before and after each step, oldest first. Only atomic and final states are looked
  /// at, and ids that the chart does not have are passed over: rows may be older than the chart.
  package let rows: [(from: [String], to: [String])]
  /// The ids of the states in which it stands now.
  package let now: [String]

  /// - Parameter now: nil: where the last row leads.
  package init(rows: [(from: [String], to: [String])], now: [String]? = nil) {
    self.rows = rows
    self.now = now ?? rows.last?.to ?? []
  }

  /// Nothing has happened, and it stands nowhere: the bare map.
  package static let none = ChartWay(rows: [])
}
