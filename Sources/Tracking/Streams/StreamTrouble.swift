import Statecharts

/// The time since a consumer took its last event, while it takes none: it is tried with one event at a time, at the
/// steps of a ladder. A value without I/O.
struct StreamTrouble: Sendable {
  let since: Instant
  private(set) var until: Instant
  private(set) var reason: String
  /// The row with which it is tried now.
  var probe: Int64?
  private var tries = 1

  /// - Parameter wait: milliseconds that the consumer asked for.
  init?(
    _ reason: String, asked wait: Int64?, at now: Instant, using randomness: inout some RandomNumberGenerator
  ) {
    guard let next = RetryLadder.streams.again(after: 1, asked: wait, at: now, using: &randomness) else {
      return nil
    }
    since = now
    until = next
    self.reason = reason
  }

  /// Another try failed.
  /// - Returns: false: it has been tried often enough.
  mutating func go(
    on reason: String, asked wait: Int64?, at now: Instant, using randomness: inout some RandomNumberGenerator
  ) -> Bool {
    self.reason = reason
    probe = nil
    tries += 1
    guard let next = RetryLadder.streams.again(after: tries, asked: wait, at: now, using: &randomness) else {
      return false
    }
    until = next
    return true
  }
}
