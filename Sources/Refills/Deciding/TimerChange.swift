package import Statecharts

/// A clock's row as it must be after the transaction.
package struct TimerChange: Hashable, Sendable, Codable {
  package let clock: RefillChart.Clock
  package let occurrence: Int64
  /// Nil: no row.
  package let due: Instant?
  /// Where the row lies that this one replaces; nil: there was none. It is not kept in the journal, which has it in the
  /// change before.
  package var replaced: Place?

  /// Where a clock's row lies among all: by when it is due, and then by when that was set.
  package struct Place: Hashable, Sendable {
    package let due: Instant
    /// Nil: by a version that did not keep it.
    package let setAt: Instant?

    package init(due: Instant, setAt: Instant?) {
      self.due = due
      self.setAt = setAt
    }
  }

  private enum CodingKeys: CodingKey {
    case clock, occurrence, due
  }

  package init(clock: RefillChart.Clock, occurrence: Int64, due: Instant?, replacing replaced: Place? = nil) {
    self.clock = clock
    self.occurrence = occurrence
    self.due = due
    self.replaced = replaced
  }
}
