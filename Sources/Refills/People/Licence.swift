package import Statecharts

/// A provider's licence to decide for patients in one state.
package struct Licence: Hashable, Sendable, Codable {
  /// Two letters, as the postal service writes it.
  package let state: String
  package let endsAt: Instant

  package init(state: String, endsAt: Instant) {
    self.state = state
    self.endsAt = endsAt
  }
}
