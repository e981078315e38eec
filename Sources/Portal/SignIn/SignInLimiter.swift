import Statecharts

/// Slows guessing: after a few failures an account waits. A value; its owner guards it.
struct SignInLimiter {
  /// Failures that are let pass, and how long they count.
  static let mostFailures = 5
  static let window = Span.minutes(15)
  /// Accounts remembered at once; beyond it the oldest are forgotten, so that names cannot fill the memory.
  static let mostAccounts = 10_000

  private var failures: [String: [Instant]] = [:]

  /// When the account may be tried again; nil: now.
  func waits(_ account: String, at now: Instant) -> Instant? {
    let recent = (failures[account] ?? []).filter { now - $0 < Self.window }
    guard recent.count >= Self.mostFailures, let first = recent.first else { return nil }
    return first + Self.window
  }

  mutating func failed(_ account: String, at now: Instant) {
    if failures.count >= Self.mostAccounts {
      failures = failures.filter { $0.value.contains { now - $0 < Self.window } }
      if failures.count >= Self.mostAccounts { failures.removeAll() }
    }
    failures[account] = (failures[account] ?? []).filter { now - $0 < Self.window } + [now]
  }

  mutating func succeeded(_ account: String) {
    failures[account] = nil
  }
}
