import Statecharts

/// A way to reach a patient, and what they agreed to.
package struct Contact: Hashable, Sendable, Codable {
  package enum Channel: String, CaseIterable, Hashable, Sendable, Codable {
    case email, text
  }

  package let channel: Channel
  package let address: String
  /// Nil: the patient did not agree to be told there.
  package var consent: Consent?

  package init(channel: Channel, address: String, consent: Consent? = nil) {
    self.channel = channel
    self.address = address
    self.consent = consent
  }
}
