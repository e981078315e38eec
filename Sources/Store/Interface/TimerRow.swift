package import Refills
package import Statecharts

/// A clock that runs for a refill.
package struct TimerRow: Hashable, Sendable {
  package let refill: RefillID
  package let clock: RefillChart.Clock
  package let occurrence: Int64
  package let due: Instant

  package init(refill: RefillID, clock: RefillChart.Clock, occurrence: Int64, due: Instant) {
    self.refill = refill
    self.clock = clock
    self.occurrence = occurrence
    self.due = due
  }
}
