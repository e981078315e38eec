import Statecharts

/// An endpoint's budget as the other side sees it: so many requests a minute, and a tenth of them at once.
struct BudgetMirror {
  let perMinute: Int
  private let capacity: Double
  private var level: Double
  private var updatedAt = Span.zero

  init(perMinute: Int) {
    self.perMinute = perMinute
    capacity = Double(max(1, perMinute / 10))
    level = capacity
  }

  /// A process that starts, and one whose clock was set ahead, has its whole tenth again.
  mutating func renew() { level = capacity }

  /// - Returns: false where it is one more than may be.
  mutating func take(at now: Span) -> Bool {
    let passed = Double(now.milliseconds - updatedAt.milliseconds) / 60_000
    updatedAt = now
    level = min(capacity, level + passed * Double(perMinute)) - 1
    // A thousandth for what is lost to rounding.
    guard level < -0.001 else { return true }
    level = 0
    return false
  }
}
