package import Statecharts

/// Whether the prescription went to the pharmacy.
package enum SentAnswer: Hashable, Sendable {
  case notYet
  /// Only a signature in the prescribing system sends it.
  case notSigned
  /// It is decided in another system, and there is no proof yet.
  case noProof
  /// On its way; whether it arrived is not known yet.
  case sending
  /// A person finds out whether it arrived.
  case unknown
  /// The pharmacy did not take it.
  case refused
  /// Confirmed once the pharmacy spoke of it.
  case yes(at: Instant?, isConfirmed: Bool)
  /// Closed before it was sent.
  case never
}
