import Statecharts

/// A way to reach a patient, and what they agreed to.
package struct Contact: Hashable, Sendable, Codable {
  package enum Channel: String, CaseIterable, Hashable, Sendable, Codable {
    case email, text
  }

  package let channel: Channel
  package let address: String
  /// To news about the patient's care; nil: the patient did not agree to be told there.
  package var consent: Consent?
  /// To messages that speak of money; nil: none may.
  package var billing: Consent?
  /// Nil: in use.
  package var ending: ContactEnding?

  package init(
    channel: Channel, address: String, consent: Consent? = nil, billing: Consent? = nil,
    ending: ContactEnding? = nil
  ) {
    self.channel = channel
    self.address = address
    self.consent = consent
    self.billing = billing
    self.ending = ending
  }

  /// What the patient agreed to be told here for a purpose; nil: nothing, or the contact has ended.
  package func consent(to purpose: Consent.Purpose) -> Consent? {
    guard ending == nil else { return nil }
    return switch purpose {
    case .care: consent
    case .billing: billing
    }
  }

  /// Whether the patient agreed after the contact had ended. Only who had said STOP can take it back by agreeing: a
  /// number that is not valid or not theirs is not mended by a consent.
  func isAgreedAgain(after ending: ContactEnding) -> Bool {
    guard ending.cause == .stopped else { return false }
    return [consent, billing].contains { $0.map { $0.at > ending.at } ?? false }
  }
}
