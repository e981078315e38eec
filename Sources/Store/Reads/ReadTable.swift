import Foundation
import GRDB
import Refills
import Statecharts

/// The record of every read: one row an answer, added at the table's end.
///
/// What showed one patient is found by that patient at once. A list names all whom it showed in one text, and is looked
/// through within the time that is asked for: else a list of fifty would write to fifty places of the disk.
struct ReadTable {
  static let sql = """
    CREATE TABLE reads (
      number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, reader TEXT NOT NULL,
      route TEXT NOT NULL, refill TEXT, patient TEXT, listed TEXT, reason BLOB,
      CHECK ((patient IS NULL) <> (listed IS NULL))
    ) STRICT;
    CREATE INDEX reads_patient ON reads (patient, at) WHERE patient IS NOT NULL;
    CREATE INDEX reads_listed ON reads (at) WHERE listed IS NOT NULL;
    CREATE TRIGGER reads_keep_rows BEFORE UPDATE ON reads
    BEGIN SELECT RAISE(ABORT, 'the record of reads is append only'); END;
    CREATE TRIGGER reads_stay BEFORE DELETE ON reads
    WHEN OLD.at > \(keptSince)
    BEGIN SELECT RAISE(ABORT, 'reads are kept for six years'); END;
    """

  /// Six years before the last row, by its own time: a clock that is ahead takes nothing away.
  private static let keptSince = """
    (SELECT at FROM reads ORDER BY number DESC LIMIT 1) - \(Span.days(Int64(ReadRecord.keptDays)).milliseconds)
    """

  let vault: Vault

  func insert(_ record: ReadRecord, in db: GRDB.Database) throws {
    guard let first = record.patients.first else {
      throw StoreError(.conflict, "A read of nobody's data is not recorded.")
    }
    let one = record.patients.count == 1 ? first.text : nil
    let listed = one == nil ? record.patients.map(\.text).joined(separator: " ") : nil
    let reason = try record.reason.map {
      try vault.seal(Data($0.utf8), of: .clinic, at: Self.place(record.at, record.reader), in: db)
    }
    try db.run(
      """
      INSERT INTO reads (at, kind, reader, route, refill, patient, listed, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        record.at.milliseconds, record.reader.kind.rawValue, record.reader.name, record.route,
        record.refill?.text, one, listed, reason,
      ])
  }

  /// Newest first.
  func rows(
    of patient: PatientID, from start: Instant, before end: Instant, skipping skipped: Int, limit: Int,
    in db: GRDB.Database
  ) throws -> [ReadRecord] {
    try db.rows(
      """
      SELECT * FROM (
        SELECT * FROM reads WHERE patient = ? AND at >= ? AND at < ?
        UNION ALL
        SELECT * FROM reads WHERE listed IS NOT NULL AND at >= ? AND at < ? AND instr(listed, ?) > 0)
      ORDER BY at DESC, number DESC LIMIT ? OFFSET ?
      """,
      [
        patient.text, start.milliseconds, end.milliseconds, start.milliseconds, end.milliseconds,
        patient.text,
        limit, skipped,
      ]
    ).map { try record($0, in: db) }
  }

  /// Takes away what is older, oldest first.
  /// - Returns: rows that went.
  static func prune(olderThan moment: Instant, limit: Int, in db: GRDB.Database) throws -> Int {
    try db.run(
      """
      DELETE FROM reads WHERE number IN (
        SELECT number FROM reads WHERE number < (SELECT ifnull(min(number), 0) FROM reads) + ?
        AND at < ? AND at <= \(keptSince))
      """, [limit, moment.milliseconds])
  }

  private func record(_ row: Row, in db: GRDB.Database) throws -> ReadRecord {
    let what = "reads \(row["number"] as Int64)"
    guard let reader = Reader(try row.choice("kind", of: what), named: row["reader"]) else {
      throw StoreError(.unreadable, "\(what) has a reader that this version does not know.")
    }
    let texts: String = row["patient"] ?? row["listed"] ?? ""
    let at = row.instant("at")
    let sealed: Data? = row["reason"]
    return ReadRecord(
      at: at, reader: reader, route: row["route"],
      refill: try row["refill"] == nil ? nil : row.identifier("refill", of: what),
      patients: Set(texts.split(separator: " ").compactMap { PatientID(String($0)) }),
      reason: try sealed.map {
        String(decoding: try vault.open($0, of: .clinic, at: Self.place(at, reader), in: db), as: UTF8.self)
      })
  }

  private static func place(_ moment: Instant, _ reader: Reader) -> SealedPlace {
    SealedPlace("reads", "\(moment.milliseconds) \(reader.name)", "reason")
  }
}
