package import Statecharts

/// When somebody said that it will be there.
package struct Promise: Hashable, Sendable, Codable {
  package let at: Instant

  package init(at: Instant) {
    self.at = at
  }
}
