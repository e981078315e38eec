package import Refills
package import Statecharts
import Store

/// One-time links to a patient's page: ten minutes, one use, spent by a POST on a click, so that a mail scanner
/// that opens every link spends nothing.
package struct PatientTickets: Sendable {
  let parts: PortalParts

  package init(_ parts: PortalParts) {
    self.parts = parts
  }

  /// Makes a link for a patient. Whoever holds it within ten minutes may use it once.
  package func link(for patient: PatientID, at now: Instant) throws(Problem) -> String {
    let secret = Secret.make()
    let ticket = StoredTicket(
      digest: Authentication.digest(secret), patient: patient, browser: nil, endsAt: now + parts.patience.link
    )
    try Service(parts).read { () throws(StoreError) in try parts.credentials.save(ticket) }
    return "\(parts.address)/p/open/\(secret)"
  }

  /// Spends a link; the cookie of the session that it opened, or nil where it was spent, is old, or never was.
  func spend(_ secret: String, at now: Instant) throws(Problem) -> String? {
    let service = Service(parts)
    let ticket = try service.read { () throws(StoreError) in
      try parts.credentials.spendTicket(digest: Authentication.digest(secret), at: now)
    }
    guard let ticket else { return nil }
    let cookie = Secret.make()
    let session = StoredSession(
      digest: Authentication.digest(cookie), subject: .patient(ticket.patient), startedAt: now,
      endsAt: now + parts.patience.patientIdle)
    try service.read { () throws(StoreError) in try parts.credentials.save(session) }
    return cookie
  }
}
