package import Statecharts

/// Something that a person at the clinic must look at.
package struct StaffTask: Hashable, Sendable, Codable {
  package enum Owner: String, CaseIterable, Hashable, Sendable, Codable {
    case support, provider, prescriber, lead
  }

  /// Most that one refill keeps; the oldest of the same owner and cause is renewed instead of adding another.
  package static let most = 32

  package let owner: Owner
  /// The event that called for it.
  package let cause: RefillChart.EventKind
  package let since: Instant
  package let isUrgent: Bool

  package init(owner: Owner, cause: RefillChart.EventKind, since: Instant, isUrgent: Bool = false) {
    self.owner = owner
    self.cause = cause
    self.since = since
    self.isUrgent = isUrgent
  }
}
