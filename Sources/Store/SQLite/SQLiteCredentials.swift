import Foundation
import GRDB
package import Refills
package import Statecharts

/// Passwords, sessions and tickets in SQLite. Its writes wait their turn on the one connection that writes.
package struct SQLiteCredentials: Credentials {
  let file: DatabaseFile

  package func passwordVerifier(of staff: StaffID) throws(StoreError) -> String? {
    try file.read { db in
      try db.row("SELECT verifier FROM credentials WHERE staff = ?", [staff.text])?["verifier"]
    }
  }

  package func save(_ session: StoredSession) throws(StoreError) {
    let subject =
      switch session.subject {
      case .staff(let id): id.text
      case .patient(let id): id.text
      }
    try file.write { db in
      try db.run(
        "INSERT OR REPLACE INTO sessions (digest, subject, started_at, ends_at) VALUES (?, ?, ?, ?)",
        [Data(session.digest), subject, session.startedAt.milliseconds, session.endsAt.milliseconds])
    }
  }

  package func extend(_ session: StoredSession) throws(StoreError) {
    try file.write { db in
      try db.run(
        "UPDATE sessions SET ends_at = ? WHERE digest = ?",
        [session.endsAt.milliseconds, Data(session.digest)])
    }
  }

  package func session(digest: [UInt8]) throws(StoreError) -> StoredSession? {
    try file.read { db in
      guard
        let row = try db.row(
          "SELECT subject, started_at, ends_at FROM sessions WHERE digest = ?", [Data(digest)]),
        let subject = Self.subject(row["subject"])
      else { return nil }
      return StoredSession(
        digest: digest, subject: subject, startedAt: row.instant("started_at"), endsAt: row.instant("ends_at")
      )
    }
  }

  package func endSession(digest: [UInt8]) throws(StoreError) {
    try file.write { db in try db.run("DELETE FROM sessions WHERE digest = ?", [Data(digest)]) }
  }

  package func endSessions(of patient: PatientID) throws(StoreError) {
    try file.write { db in
      try db.run("DELETE FROM sessions WHERE subject = ?", [patient.text])
      try db.run("DELETE FROM tickets WHERE patient = ?", [patient.text])
    }
  }

  package func save(_ ticket: StoredTicket) throws(StoreError) {
    try file.write { db in
      try db.run(
        "INSERT INTO tickets (digest, patient, browser, ends_at) VALUES (?, ?, ?, ?)",
        [
          Data(ticket.digest), ticket.patient.text, ticket.browser.map { Data($0) },
          ticket.endsAt.milliseconds,
        ])
    }
  }

  package func spendTicket(
    digest: [UInt8], browser: [UInt8]?, at now: Instant
  ) throws(StoreError) -> StoredTicket? {
    try file.write { db in
      guard
        let row = try db.rows(
          """
          DELETE FROM tickets WHERE digest = ? AND ends_at > ? AND (browser IS NULL OR browser = ?)
          RETURNING patient, browser, ends_at
          """,
          [Data(digest), now.milliseconds, browser.map { Data($0) }]
        ).first,
        let patient = PatientID(row["patient"])
      else { return nil }
      let browser: Data? = row["browser"]
      return StoredTicket(
        digest: digest, patient: patient, browser: browser.map { Array($0) }, endsAt: row.instant("ends_at"))
    }
  }

  /// The prefix of an id says whose it is. Nil lets nobody in.
  private static func subject(_ text: String) -> StoredSession.Subject? {
    StaffID(text).map(StoredSession.Subject.staff) ?? PatientID(text).map(StoredSession.Subject.patient)
  }
}
