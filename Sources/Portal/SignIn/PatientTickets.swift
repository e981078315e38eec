package import Refills
package import Statecharts
import Store

/// One-time links and codes to a patient's page: ten minutes, one use, spent by a POST on a click, so that a mail scanner
/// that opens every link spends nothing.
package struct PatientTickets: Sendable {
  let parts: PortalParts

  package init(_ parts: PortalParts) {
    self.parts = parts
  }

  /// Makes a link for a patient. Whoever holds it within ten minutes may use it once.
  package func link(for patient: PatientID, at now: Instant) throws(Problem) -> String {
    let secret = Secret.make()
    try save(secret, of: patient, browser: nil, at: now)
    return "\(parts.address)/p/open/\(secret)"
  }

  /// - Parameter browser: the secret in the cookie of the browser to which it is bound; nil: to none.
  func save(_ secret: String, of patient: PatientID, browser: String?, at now: Instant) throws(Problem) {
    let ticket = StoredTicket(
      digest: Authentication.digest(secret), patient: patient, browser: browser.map(Authentication.digest),
      endsAt: now + parts.patience.link)
    try Service(parts).read { () throws(StoreError) in try parts.credentials.save(ticket) }
  }

  /// Spends a link or a code; the cookie of the session that it opened, or nil where it was spent, is old, never was, or
  /// is bound to another browser.
  func spend(_ secret: String, browser: String? = nil, at now: Instant) throws(Problem) -> String? {
    let service = Service(parts)
    let ticket = try service.read { () throws(StoreError) in
      try parts.credentials.spendTicket(
        digest: Authentication.digest(secret), browser: browser.map(Authentication.digest), at: now)
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
