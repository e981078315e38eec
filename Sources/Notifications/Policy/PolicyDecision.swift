package import Statecharts

/// What becomes of a notice.
package enum PolicyDecision: Hashable, Sendable {
  case send(Sending)
  case notBefore(Instant, PolicyReason)
  case withdraw(PolicyReason)
  /// Nothing can carry it, and the patient must know: a person calls.
  case call(PolicyReason)
}
