package import Refills
package import Statecharts

/// What becomes of a notice.
package enum PolicyDecision: Hashable, Sendable {
  /// To these contacts, at least one.
  case send([Contact])
  case notBefore(Instant, PolicyReason)
  case withdraw(PolicyReason)
}
