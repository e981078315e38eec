package import Statecharts

/// A clock's row as it must be after the transaction.
package struct TimerChange: Hashable, Sendable, Codable {
  package let clock: RefillChart.Clock
  package let occurrence: Int64
  /// Nil: no row.
  package let due: Instant?
  /// When the row that this one replaces was due; nil: there was none. It is not kept in the journal, which has it in
  /// the change before.
  package var replaced: Instant?

  private enum CodingKeys: CodingKey {
    case clock, occurrence, due
  }

  package init(clock: RefillChart.Clock, occurrence: Int64, due: Instant?, replacing replaced: Instant? = nil)
  {
    self.clock = clock
    self.occurrence = occurrence
    self.due = due
    self.replaced = replaced
  }
}
