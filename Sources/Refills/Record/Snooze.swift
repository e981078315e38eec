package import Statecharts

/// That a refill waits at the desk, out of the lists of what needs somebody: until its time has come, or something
/// happens to it. No clock waits with it.
package struct Snooze: Hashable, Sendable, Codable {
  /// The longest that may be asked for at once.
  package static let longest = Span.days(30)
  /// The longest for what presses: the patient has run out, nobody knows when they will, or somebody is called
  /// urgently. The longest day there is, so that it may wait until tomorrow.
  package static let longestPressing = Span.hours(25)

  package let until: Instant
  package let reason: String
  /// The id of whoever said so.
  package let by: String
  package let at: Instant

  package init(until: Instant, reason: String, by: String, at: Instant) {
    self.until = until
    self.reason = reason
    self.by = by
    self.at = at
  }
}
