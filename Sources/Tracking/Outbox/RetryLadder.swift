package import Statecharts

/// When a try that failed is made again: full jitter, as in “random between 0 and the lesser of cap and
/// base · 2ⁿ”.
package struct RetryLadder: Hashable, Sendable {
  /// Length of the first step.
  package let base: Span
  /// Longest step.
  package let cap: Span
  /// Tries in all, the first included.
  package let attempts: Int

  /// Longest wait that the other side may ask for; beyond it a person should know.
  package static let longestAsked = Span.days(1)
  /// Steps double until here; the cap is reached long before.
  private static let steepest = 20

  /// About a day of tries: a text that is older tells nobody anything.
  package static let notices = RetryLadder(base: .seconds(10), cap: .hours(4), attempts: 16)
  /// About ten minutes: then the chart's own clock calls support, and a person decides.
  package static let errands = RetryLadder(base: .seconds(2), cap: .minutes(3), attempts: 10)
  /// About three days: a system that is down over a weekend gets everything.
  package static let streams = RetryLadder(base: .seconds(5), cap: .hours(2), attempts: 80)

  package init(base: Span, cap: Span, attempts: Int) {
    self.base = base
    self.cap = cap
    self.attempts = attempts
  }

  /// - Parameters:
  ///   - attempt: how many tries were made, counted from 1.
  ///   - asked: milliseconds that the other side asked for; never undercut, up to `longestAsked`.
  /// - Returns: nil: it has been tried often enough.
  package func again(
    after attempt: Int, asked: Int64? = nil, at now: Instant,
    using randomness: inout some RandomNumberGenerator
  ) -> Instant? {
    guard attempt < attempts else { return nil }
    let doublings = min(max(attempt - 1, 0), Self.steepest)
    let longest = min(cap.milliseconds, base.milliseconds << Int64(doublings))
    let step = Int64.random(in: 0...max(longest, 0), using: &randomness)
    return now + .milliseconds(max(step, min(asked ?? 0, Self.longestAsked.milliseconds)))
  }
}
