package import Statecharts

/// An interval in which an action of the patient's blocked.
package struct Pause: Hashable, Sendable, Codable {
  package let from: Instant
  /// Nil while it lasts.
  package var until: Instant?

  package init(from: Instant, until: Instant? = nil) {
    self.from = from
    self.until = until
  }
}
