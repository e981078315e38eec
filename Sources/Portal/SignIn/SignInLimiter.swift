import Statecharts

/// Slows guessing: after a few failures an account waits. A value; its owner guards it.
///
/// A try counts as failed from its beginning, so that many at once are no way around it.
struct SignInLimiter {
  /// Failures that are let pass of an account, unless something else is said, and how long they count.
  static let mostFailures = 5
  static let window = Span.minutes(15)
  /// Accounts remembered at once; beyond it those that failed longest ago are forgotten, so that names cannot fill
  /// the memory.
  static let mostAccounts = 10_000

  private let most: Int
  private var failures: [String: [Instant]] = [:]

  init(most: Int = mostFailures) {
    self.most = most
  }

  /// Counts a try. When the account may be tried again; nil: now.
  mutating func begin(_ account: String, at now: Instant) -> Instant? {
    let recent = (failures[account] ?? []).filter { now - $0 < Self.window }
    if recent.count >= most, let first = recent.first { return first + Self.window }
    if failures[account] == nil, failures.count >= Self.mostAccounts { forget(at: now) }
    failures[account] = recent + [now]
    return nil
  }

  /// What is said to whoever has to wait.
  static func wait(until end: Instant, at now: Instant) -> String {
    "Too many tries. Try again in \(max(1, (end - now).milliseconds / 60_000)) min."
  }

  mutating func succeeded(_ account: String) {
    failures[account] = nil
  }

  /// Drops what no longer counts or, where all of it does, the older half.
  private mutating func forget(at now: Instant) {
    failures = failures.filter { _, times in times.contains { now - $0 < Self.window } }
    guard failures.count >= Self.mostAccounts else { return }
    let oldest = failures.sorted { ($0.value.last ?? now, $0.key) < ($1.value.last ?? now, $1.key) }
    for (account, _) in oldest.prefix(Self.mostAccounts / 2) { failures[account] = nil }
  }
}
