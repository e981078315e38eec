package import Statecharts

/// A clock that runs: which time it was armed, from when, and when it is due.
package struct ArmedClock: Hashable, Sendable, Codable {
  /// The refill's count of armings at this one, so that a late firing of an earlier arming does nothing.
  package var occurrence: Int64
  package var startedAt: Instant
  /// Nil while it is paused, or where the moment from which it runs is not known yet.
  package var due: Instant?
  /// When `due` was set last; nil where none was, or by a version that did not keep it. The store keeps clocks of one
  /// due time in this order.
  package var setAt: Instant?
  /// Due without any pause; the base from which a pause moves it.
  package var unpausedDue: Instant?
  /// When it fired; a clock fires once an arming.
  package var firedAt: Instant?

  package init(occurrence: Int64, startedAt: Instant, due: Instant?, unpausedDue: Instant?) {
    self.occurrence = occurrence
    self.startedAt = startedAt
    self.due = due
    self.unpausedDue = unpausedDue
  }
}
