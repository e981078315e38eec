import Foundation
import GRDB
import Refills
import Statecharts

/// Makes a patient unknown: their key goes, and with it everything that it sealed, wherever a copy of it lies in this
/// file. What remains are rows that name nobody: ids of ours, states and times, so that the journal still verifies.
struct Erasing {
  /// Tables whose rows of a patient nothing refers to.
  private static let records = ["requests", "orders", "dispenses"] + SchemaBeside.tables

  let vault: Vault
  let patient: PatientID

  /// Whether the database still knows them.
  func isKnown(in db: GRDB.Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM patients WHERE id = ? AND holder IS NOT NULL)",
      arguments: [patient.text]) ?? false
  }

  /// All of them; none where the patient is not known.
  func refills(in db: GRDB.Database) throws -> [RefillID] {
    try db.rows("SELECT id FROM refills WHERE patient = ? ORDER BY id", [patient.text])
      .map { try $0.identifier("id", of: "refills") }
  }

  /// Part of a transaction.
  /// - Parameter reason: kept for the clinic; nil: nobody gave one here.
  func erase(at moment: Instant, reason: String?, in db: GRDB.Database) throws -> Erasure {
    // What is deleted is written over, in this transaction: a wrapped key in a free page is still a key.
    try db.execute(sql: "PRAGMA secure_delete = ON")
    let refills = try refills(in: db)
    try eraseAnswers(naming: try ids(refills, in: db), in: db)
    try db.run(
      "DELETE FROM timers WHERE refill IN (SELECT id FROM refills WHERE patient = ?)", [patient.text])
    for refill in refills { try erase(refill, in: db) }
    try eraseRecords(at: moment, reason: reason, in: db)
    try vault.erase(.patient(patient), in: db)
    try db.execute(sql: "PRAGMA secure_delete = OFF")
    return Erasure(patient: patient, refills: refills)
  }

  /// Where it stood remains, since the journal says it too. It is no brand's any more, and so on nobody's list.
  private func erase(_ refill: RefillID, in db: GRDB.Database) throws {
    let id: StatementArguments = [refill.text]
    try db.run(
      """
      DELETE FROM reading_marks WHERE (endpoint, item) IN
      (SELECT endpoint, item FROM refills WHERE id = ? AND item IS NOT NULL)
      """, id)
    try FormerPlaceTable.forget(refill.text, in: db)
    try db.run("DELETE FROM raw_answers WHERE refill = ?", id)
    try db.run("DELETE FROM tasks WHERE refill = ?", id)
    let queued = "sequence IN (SELECT sequence FROM way)"
    try db.run("\(Journal.way) UPDATE dispatches SET last_error = NULL WHERE \(queued)", id)
    try db.run(
      """
      \(Journal.way) UPDATE dispatches SET state = 'withdrawn', wake_at = NULL
      WHERE \(queued) AND wake_at IS NOT NULL
      """, id)
    try db.run(
      """
      UPDATE refills SET external = id, brand = '', endpoint = NULL, item = NULL, live = 0, rhythm = 'never',
      run_out = NULL, promised_at = NULL, owner = NULL, snoozed_until = NULL, unsure = 0, unmapped = 0, sealed = x'' WHERE id = ?
      """, id)
  }

  private func eraseRecords(at moment: Instant, reason: String?, in db: GRDB.Database) throws {
    let id: StatementArguments = [patient.text]
    if let row = try db.row("SELECT external FROM patients WHERE id = ? AND holder IS NOT NULL", id) {
      let digest = try Tombstone.digest(of: row["external"], vault: vault, in: db)
      try db.run("DELETE FROM patient_lookups WHERE patient = ?", id)
      try db.run("INSERT INTO patient_lookups (digest, patient) VALUES (?, ?)", [digest, patient.text])
    }
    for table in Self.records {
      try db.run("DELETE FROM \(table) WHERE holder = ?", id)
    }
    try db.run("DELETE FROM tickets WHERE patient = ?", id)
    try db.run("DELETE FROM sessions WHERE subject = ?", id)
    // Refills refer to these, so their rows stay.
    try db.run("UPDATE prescriptions SET external = id, holder = NULL, sealed = x'' WHERE holder = ?", id)
    try db.run(
      "UPDATE patients SET external = id, holder = NULL, sealed = ? WHERE id = ?",
      [try Tombstone(at: moment, reason: reason).sealed(of: patient, vault: vault, in: db), patient.text])
  }

  /// Answers to clients are sealed with the clinic's key. Those that name something of the patient's go.
  private func eraseAnswers(naming ids: [String], in db: GRDB.Database) throws {
    let names = ids.map { Data($0.utf8) }
    let rows = try Row.fetchCursor(db, sql: "SELECT client, key, body FROM answers")
    var found: [StatementArguments] = []
    while let row = try rows.next() {
      let (client, key): (String, String) = (row["client"], row["key"])
      let place = SQLiteStore.place(of: AnswerKey(client: client, key: key))
      let body = try vault.open(row["body"], of: .clinic, at: place, in: db)
      if names.contains(where: { body.range(of: $0) != nil }) { found.append([client, key]) }
    }
    for arguments in found { try db.run("DELETE FROM answers WHERE client = ? AND key = ?", arguments) }
  }

  private func ids(_ refills: [RefillID], in db: GRDB.Database) throws -> [String] {
    var ids = [patient.text] + refills.map(\.text)
    for table in ["prescriptions"] + Self.records {
      ids += try String.fetchAll(
        db, sql: "SELECT id FROM \(table) WHERE holder = ?", arguments: [patient.text])
    }
    return ids
  }
}
