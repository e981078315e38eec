import Foundation
import GRDB
import Refills

/// Appends to the journal and reads it.
struct Journal {
  private static let selection =
    "SELECT refills.patient AS patient, "
    + StoredJournalRow.columns.split(separator: ", ").map { "journal.\($0) AS \($0)" }.joined(separator: ", ")
    + " FROM journal JOIN refills ON refills.id = journal.refill"
  private static let insertion =
    "INSERT INTO journal (\(StoredJournalRow.columns)) VALUES ("
    + StoredJournalRow.columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ") + ")"

  let vault: Vault

  /// - Returns: the new row's sequence number.
  func append(_ entry: JournalEntry, of patient: PatientID, in db: GRDB.Database) throws -> Int64 {
    let last = try db.row("SELECT sequence, chain FROM journal ORDER BY sequence DESC LIMIT 1")
    let previous: Data = last?["chain"] ?? StoredJournalRow.firstLink
    let sequence = (last?["sequence"] ?? Int64(0)) + 1
    let payload = try SealedPayload(entry.payload, of: patient, sequence: sequence, vault: vault, in: db)
    let row = try StoredJournalRow(entry, sequence: sequence, payload: payload)
    try db.run(Self.insertion, row.values(chain: row.link(after: previous)))
    return sequence
  }

  func rows(after sequence: Int64, limit: Int, in db: GRDB.Database) throws -> [JournalRow] {
    try db.rows(
      "\(Self.selection) WHERE journal.sequence > ? ORDER BY journal.sequence LIMIT ?", [sequence, limit]
    ).map { try open($0, in: db) }
  }

  /// Oldest first.
  func rows(of refill: RefillID, limit: Int, in db: GRDB.Database) throws -> [JournalRow] {
    try db.rows(
      "\(Self.selection) WHERE journal.refill = ? ORDER BY journal.sequence LIMIT ?", [refill.text, limit]
    ).map { try open($0, in: db) }
  }

  /// Rows verified in one read: a longer one would hold up the checkpoint.
  private static let verifiedAtOnce = 1_000

  /// Follows the chain from the first row to the last.
  /// - Throws: `unreadable` naming the first row that was altered, left out or put in.
  func verified(on reader: any DatabaseReader) throws -> JournalHead {
    var head = JournalHead.start
    while true {
      let next = try reader.read { db in try verify(after: head, limit: Self.verifiedAtOnce, in: db) }
      if next == head { break }
      head = next
    }
    let counted = try reader.read { db in
      try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'journal'") ?? 0
    }
    guard head.sequence >= counted else {
      throw StoreError(
        .unreadable,
        "The journal ends with row \(head.sequence), and \(counted) were written. Compare it with a backup.")
    }
    return head
  }

  /// Follows the chain over the next rows.
  /// - Throws: `unreadable` naming the first row that was altered, left out or put in.
  func verify(after head: JournalHead, limit: Int, in db: GRDB.Database) throws -> JournalHead {
    var head = head
    for raw in try db.rows(
      "\(Self.selection) WHERE journal.sequence > ? ORDER BY journal.sequence LIMIT ?",
      [head.sequence, limit])
    {
      let row = StoredJournalRow(raw)
      let chain: Data = raw["chain"]
      guard row.sequence == head.sequence + 1, row.link(after: Data(head.chain)) == chain else {
        throw StoreError(
          .unreadable,
          "The journal does not continue after row \(head.sequence): row \(head.sequence + 1) was altered "
            + "or is missing. Compare it with a backup.")
      }
      let patient: PatientID = try raw.identifier("patient", of: row.refill)
      if try vault.key(of: .patient(patient), in: db) != nil {
        _ = try payload(of: row, patient: patient, in: db)
      }
      head = JournalHead(sequence: row.sequence, chain: Array(chain))
    }
    return head
  }

  private func open(_ raw: Row, in db: GRDB.Database) throws -> JournalRow {
    let row = StoredJournalRow(raw)
    return try row.journalRow(
      payload: payload(of: row, patient: raw.identifier("patient", of: row.refill), in: db))
  }

  private func payload(of row: StoredJournalRow, patient: PatientID, in db: GRDB.Database) throws -> [UInt8] {
    try SealedPayload.open(
      row.payload, committed: row.commitment, of: patient, sequence: row.sequence, vault: vault, in: db)
  }
}
