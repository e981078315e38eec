package import Statecharts

/// Where the time comes from: the machine, or a test's hand. The one place besides the composition that
/// knows.
package protocol TimeSource: Sendable {
  func now() -> Instant
  /// Returns at that moment or, when the task is cancelled, at once.
  func sleep(until moment: Instant) async
}
