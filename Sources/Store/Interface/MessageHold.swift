package import Refills
package import Statecharts

/// Messages to patients are held until a person lets them go.
package struct MessageHold: Hashable, Sendable {
  /// The name under which the brake stands in `by`.
  package static let brake = "brake"

  package let id: HoldID
  package let scope: MessageScope
  /// An id or a name of a system, never a person's name.
  package let by: String
  /// Why; for support. Sealed in the store.
  package let reason: String
  package let since: Instant

  package init(id: HoldID, scope: MessageScope, by: String, reason: String, since: Instant) {
    self.id = id
    self.scope = scope
    self.by = by
    self.reason = reason
    self.since = since
  }
}
