package import Statecharts

/// That a refill may wait at the desk for a while, and why.
package struct SnoozeWish: Hashable, Sendable, Codable {
  package let until: Instant
  package let reason: String

  package init(until: Instant, reason: String) {
    self.until = until
    self.reason = reason
  }
}
