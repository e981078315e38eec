package import Refills
package import Statecharts

/// A one-time link or code.
package struct StoredTicket: Hashable, Sendable {
  /// SHA-256 of the link's secret.
  package let digest: [UInt8]
  package let patient: PatientID
  /// SHA-256 of the secret in the cookie of the browser that asked; nil: not bound to one.
  package let browser: [UInt8]?
  package let endsAt: Instant

  package init(digest: [UInt8], patient: PatientID, browser: [UInt8]?, endsAt: Instant) {
    self.digest = digest
    self.patient = patient
    self.browser = browser
    self.endsAt = endsAt
  }
}
