package import Statecharts

/// A budget of requests: so many a minute, with room for a short burst.
package struct TokenBucket: Hashable, Sendable {
  /// Thousandths of a request a millisecond, times 60: kept whole so that nothing drifts.
  private let perMinute: Int64
  /// In request-milliseconds: one request costs 60,000.
  private let capacity: Int64
  private var level: Int64
  private var updatedAt: Instant

  private static let cost: Int64 = 60_000

  /// - Parameter burst: requests that may follow each other at once; a tenth of a minute's if nil.
  package init(perMinute: Int, burst: Int? = nil, at now: Instant) {
    self.perMinute = Int64(max(1, perMinute))
    capacity = Int64(max(1, burst ?? perMinute / 10)) * Self.cost
    level = capacity
    updatedAt = now
  }

  /// Takes one request out of the budget; false where it is spent.
  package mutating func take(at now: Instant) -> Bool {
    refill(at: now)
    guard level >= Self.cost else { return false }
    level -= Self.cost
    return true
  }

  /// When the next request may be made.
  package func nextAt(_ now: Instant) -> Instant {
    var bucket = self
    bucket.refill(at: now)
    let missing = Self.cost - bucket.level
    return missing <= 0 ? now : now + .milliseconds((missing + perMinute - 1) / perMinute)
  }

  /// A clock that was set back gives nothing and takes nothing.
  private mutating func refill(at now: Instant) {
    let elapsed = (now - updatedAt).milliseconds
    updatedAt = now
    guard elapsed > 0 else { return }
    let (gained, overflow) = elapsed.multipliedReportingOverflow(by: perMinute)
    level = overflow || gained > capacity - level ? capacity : level + gained
  }
}
