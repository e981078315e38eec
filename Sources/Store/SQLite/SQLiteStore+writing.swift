import Foundation
import GRDB
import Refills
import Statecharts
import Synchronization

extension SQLiteStore {
  /// One part of a transaction. What it throws rolls back all of them.
  func apply(_ write: Write, in db: GRDB.Database) throws {
    switch write {
    case .decision(let decision): try save(decision, PreparedRecord(of: decision.refill, file.vault), in: db)
    case .refusal(let entry): try save(refusal: entry, in: db)
    case .heard(let answer, let patient, let refusal, let isJournaled):
      try answers.insert(answer, of: patient, refusal: refusal, isJournaled: isJournaled, in: db)
    case .answer(let answer): try save(answer, in: db)
    case .patient(let patient): try save(patient, in: db)
    case .prescription(let prescription): try table().save(prescription, in: db)
    case .request(let request): try table().save(request, in: db)
    case .staff(let member, let verifier): try save(member, verifier, in: db)
    case .absence(let id, let absence): try save(absence, of: id, in: db)
    case .order(let order): try table().save(order, in: db)
    case .dispense(let dispense): try table().save(dispense, in: db)
    case .matter(.visit(let visit)): try table().save(visit, in: db)
    case .matter(.charge(let charge)): try table().save(charge, in: db)
    case .matter(.thread(let thread)): try table().save(thread, in: db)
    case .parked(let consumer, let refill, let sequence, let moment):
      try park(sequence, of: refill, for: consumer, at: moment, in: db)
    case .cursor(let consumer, let sequence):
      try db.change("INSERT OR REPLACE INTO cursors (consumer, sequence) VALUES (?, ?)") {
        $0.put(consumer)
        $0.put(sequence)
      }
    case .revive(let id, let moment): try revive(id, at: moment, in: db)
    case .reported(let id, let text, let moment): try report(id, text, again: moment, in: db)
    case .hold(let hold): try holds.insert(hold, in: db)
    case .release(let id, let name, let moment): try holds.release(id, by: name, at: moment, in: db)
    case .read(let record): try ReadTable(vault: file.vault).insert(record, in: db)
    case .reading(let mark): try save(mark, in: db)
    }
  }

  private func save(_ answer: StoredAnswer, in db: GRDB.Database) throws {
    let body = try file.vault.seal(Data(answer.body), of: .clinic, at: Self.place(of: answer.key), in: db)
    let expired = (answer.at - StoredAnswer.keptFor).milliseconds
    let changes = try db.change(
      """
      INSERT INTO answers (client, key, digest, status, body, at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (client, key) DO UPDATE SET digest = excluded.digest, status = excluded.status,
      body = excluded.body, at = excluded.at WHERE answers.at <= ?
      """
    ) {
      $0.put(answer.key.client)
      $0.put(answer.key.key)
      $0.put(Data(answer.requestDigest))
      $0.put(Int64(answer.status))
      $0.put(body)
      $0.put(answer.at.milliseconds)
      $0.put(expired)
    }
    guard changes == 1 else {
      throw StoreError(.conflict, "This Idempotency-Key was answered before. Give the stored answer.")
    }
  }

  private func save(_ patient: Patient, in db: GRDB.Database) throws {
    let known = try table().entry(external: patient.external, in: db) as Patient?
    let id = known?.id ?? patient.id
    try file.vault.prepareKey(of: .patient(id), in: db)
    let saved = try table().save(patient, in: db)
    try db.run("DELETE FROM patient_lookups WHERE patient = ?", [id.text])
    for term in PatientSearch.terms(of: saved) {
      try db.run(
        "INSERT INTO patient_lookups (digest, patient) VALUES (?, ?)",
        [try file.vault.lookup(term.kind, term.text, in: db), id.text])
    }
  }

  private func save(_ member: StaffMember, _ verifier: String?, in db: GRDB.Database) throws {
    var member = member
    let staff: DirectoryTable<StaffMember> = table()
    member.absence = try staff.entry(external: member.external, in: db)?.absence
    let saved = try staff.save(member, in: db)
    guard let verifier else { return }
    try db.run(
      "INSERT OR REPLACE INTO credentials (staff, verifier) VALUES (?, ?)", [saved.id.text, verifier])
    // Whoever knows the old one is signed in nowhere any more.
    try db.run("DELETE FROM sessions WHERE subject = ?", [saved.id.text])
    try db.run("DELETE FROM second_factors WHERE staff = ? AND confirmed = 0", [saved.id.text])
  }

  private func save(_ absence: Absence?, of id: StaffID, in db: GRDB.Database) throws {
    guard var member: StaffMember = try table().entry(id: id, in: db) else { return }
    member.absence = absence
    try table().save(member, in: db)
  }

  private func revive(_ id: MessageID, at moment: Instant, in db: GRDB.Database) throws {
    let revived = try db.row(
      """
      UPDATE dispatches SET state = 'waiting', due_at = ?, wake_at = ?, last_error = NULL
      WHERE id = ? AND state = 'dead'
      RETURNING position, refill, lane, parked
      """, [moment.milliseconds, moment.milliseconds, id.text])
    guard let revived else {
      throw StoreError(
        .conflict, "\(id) is not a message that was given up. Only those are sent again by hand.")
    }
    try putInFront(revived, in: db)
  }

  /// What waits in its lane, or is still to come, leaves after it.
  func putInFront(_ revived: Row, in db: GRDB.Database) throws {
    let (position, refill, lane): (Int64, String, String) = (
      revived["position"], revived["refill"], revived["lane"]
    )
    forget(try revived.identifier("refill", of: "dispatches"))
    let waiting = try db.run(
      """
      \(Journal.way) UPDATE dispatches AS later SET behind = ?
      WHERE sequence IN (SELECT sequence FROM way) AND lane = ? AND position > ? AND wake_at IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM dispatches AS before WHERE before.position = later.behind AND before.wake_at IS NOT NULL)
      """, [refill, position, lane, position])
    guard waiting == 0, !(revived["parked"] as Bool) else { return }
    try db.run("UPDATE refills SET \(RefillLine.column(of: lane)) = ? WHERE id = ?", [position, refill])
  }

  private func save(_ mark: ReadingMark, in db: GRDB.Database) throws {
    try db.change(
      """
      INSERT OR REPLACE INTO reading_marks
      (endpoint, item, digest, entity_tag, last_modified, cursor, read_at, next_at, missed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ) {
      $0.put(mark.endpoint.text)
      $0.put(mark.item)
      $0.put(Data(mark.digest))
      $0.put(mark.entityTag)
      $0.put(mark.lastModified)
      $0.put(mark.cursor)
      $0.put(mark.readAt?.milliseconds)
      $0.put(mark.nextAt.milliseconds)
      $0.put(Int64(mark.missed))
    }
  }

  private func table<Entry>() -> DirectoryTable<Entry> { DirectoryTable(vault: file.vault) }
}
