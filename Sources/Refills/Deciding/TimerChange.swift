package import Statecharts

/// A clock's row as it must be after the transaction.
package struct TimerChange: Hashable, Sendable, Codable {
  package let clock: RefillChart.Clock
  package let occurrence: Int64
  /// Nil: no row.
  package let due: Instant?

  package init(clock: RefillChart.Clock, occurrence: Int64, due: Instant?) {
    self.clock = clock
    self.occurrence = occurrence
    self.due = due
  }
}
