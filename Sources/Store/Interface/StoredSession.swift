package import Refills
package import Statecharts

/// Somebody who is signed in.
package struct StoredSession: Hashable, Sendable {
  package enum Subject: Hashable, Sendable, Codable {
    case staff(StaffID)
    case patient(PatientID)
  }

  /// SHA-256 of the cookie's value.
  package let digest: [UInt8]
  package let subject: Subject
  package let startedAt: Instant
  /// Moves on with use, up to an absolute end that `Portal` decides.
  package var endsAt: Instant

  package init(digest: [UInt8], subject: Subject, startedAt: Instant, endsAt: Instant) {
    self.digest = digest
    self.subject = subject
    self.startedAt = startedAt
    self.endsAt = endsAt
  }
}
