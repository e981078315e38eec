import Foundation
import GRDB
import Refills

/// Appends to the journal and reads it.
struct Journal {
  /// Each row, and whose it is.
  private static let selection = selection(joining: "JOIN")
  /// The same, also for rows whose refill is not there.
  private static let wholeSelection = selection(joining: "LEFT JOIN")
  private static let insertion =
    "INSERT INTO journal (\(StoredJournalRow.columns)) VALUES ("
    + StoredJournalRow.columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ") + ")"

  /// The rows of a refill, from its newest back. Its one argument is the refill's id.
  static let way =
    """
    WITH RECURSIVE way (sequence) AS (
      SELECT journaled FROM refills WHERE id = ? UNION ALL
      SELECT journal.before FROM way JOIN journal ON journal.sequence = way.sequence WHERE journal.before > 0)
    """

  private static func selection(joining: String) -> String {
    "SELECT \(StoredJournalRow.namedColumns), refills.patient AS patient "
      + "FROM journal \(joining) refills ON refills.id = journal.refill"
  }

  let vault: Vault

  /// Where the next row goes: read once, and then kept by who writes.
  func tail(in db: GRDB.Database) throws -> JournalHead {
    try db.first("SELECT sequence, chain FROM journal ORDER BY sequence DESC LIMIT 1", { _ in }) {
      JournalHead(sequence: $0.number(0), chain: Array($0.bytes(1)))
    } ?? .start
  }

  /// Adds the row after `tail`.
  /// - Parameters:
  ///   - before: the row before of the same refill; 0: there is none.
  ///   - record: the refill's record after it, sealed; nil where nothing changed.
  /// - Returns: the new tail.
  func append(
    _ entry: JournalEntry, of patient: PatientID, after tail: JournalHead, before: Int64, record: Data?,
    in db: GRDB.Database
  ) throws -> JournalHead {
    let sequence = tail.sequence + 1
    let payload = try SealedPayload(entry.payload, of: patient, sequence: sequence, vault: vault, in: db)
    let row = try StoredJournalRow(
      entry, sequence: sequence, before: before, payload: payload, record: record)
    let chain = row.link(after: Data(tail.chain))
    try db.change(Self.insertion) { row.bind(chain: chain, to: &$0) }
    return JournalHead(sequence: sequence, chain: Array(chain))
  }

  func rows(after sequence: Int64, limit: Int, in db: GRDB.Database) throws -> [JournalRow] {
    try db.all(
      "\(Self.selection) WHERE journal.sequence > ? ORDER BY journal.sequence LIMIT ?", [sequence, limit]
    ) { try open($0, in: db) }
  }

  /// Of more than `limit` the newest; oldest first.
  func rows(of refill: RefillID, limit: Int, in db: GRDB.Database) throws -> [JournalRow] {
    try db.all(
      """
      \(Self.way) \(Self.selection) WHERE journal.sequence IN (SELECT sequence FROM way)
      ORDER BY journal.sequence DESC LIMIT ?
      """, [refill.text, limit]
    ) { try open($0, in: db) }.reversed()
  }

  /// Rows verified in one read: a longer one would hold up the checkpoint.
  private static let verifiedAtOnce = 1_000

  /// Follows the chain from the first row, or from where it was pruned, to the last.
  /// - Throws: `unreadable` naming the first row that was altered, left out or put in.
  func verified(on reader: any DatabaseReader) throws -> JournalHead {
    var head = try start(on: reader)
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
    try db.each("\(Self.wholeSelection) WHERE journal.sequence > ? ORDER BY journal.sequence LIMIT ?") {
      $0.put(head.sequence)
      $0.put(Int64(limit))
    } read: { columns in
      let (row, chain) = (StoredJournalRow(columns), StoredJournalRow.chain(columns))
      guard row.sequence == head.sequence + 1, row.link(after: Data(head.chain)) == chain else {
        throw StoreError(
          .unreadable,
          "The journal does not continue after row \(head.sequence): row \(head.sequence + 1) was altered "
            + "or is missing. Compare it with a backup.")
      }
      try checkPayload(of: row, columns, in: db)
      head = JournalHead(sequence: row.sequence, chain: Array(chain))
    }
    return head
  }

  /// Rows by themselves, whatever stands before them, with their payloads opened where the keys are there.
  func checkedRows(
    after sequence: Int64, through last: Int64, limit: Int, in db: GRDB.Database
  ) throws -> [StoredJournalRow] {
    try db.all(
      "\(Self.wholeSelection) WHERE journal.sequence > ? AND journal.sequence <= ? ORDER BY journal.sequence LIMIT ?",
      [sequence, last, limit]
    ) { columns in
      let row = StoredJournalRow(columns)
      try checkPayload(of: row, columns, in: db)
      return row
    }
  }

  /// Opens it where its patient has a key.
  private func checkPayload(of row: StoredJournalRow, _ columns: Columns, in db: GRDB.Database) throws {
    let name = columns.textIfAny(StoredJournalRow.nextColumn)
    if let patient = name.flatMap(PatientID.init), try vault.key(of: .patient(patient), in: db) != nil {
      _ = try payload(of: row, patient: patient, in: db)
    }
  }

  private func open(_ columns: Columns, in db: GRDB.Database) throws -> JournalRow {
    let row = StoredJournalRow(columns)
    let patient: PatientID = try columns.identifier(StoredJournalRow.nextColumn, of: row.refill)
    // Of an erased patient it says what happened, and not to whom.
    let isErased = try vault.key(of: .patient(patient), in: db) == nil
    return try row.journalRow(payload: isErased ? [] : payload(of: row, patient: patient, in: db))
  }

  private func payload(of row: StoredJournalRow, patient: PatientID, in db: GRDB.Database) throws -> [UInt8] {
    try SealedPayload.open(
      row.payload, committed: row.commitment, of: patient, sequence: row.sequence, vault: vault, in: db)
  }
}
