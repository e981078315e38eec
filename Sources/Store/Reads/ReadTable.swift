import Foundation
import GRDB
import Refills
import Statecharts

/// The record of every read: one row an answer, added at the table's end.
///
/// What showed one patient is found by that patient at once. A list names all whom it showed in one text, and is looked
/// through within the time that is asked for: else a list of fifty would write to fifty places of the disk.
struct ReadTable {
  /// Six years before the last row, by that row's own time.
  private static let keptSince = """
    (SELECT at FROM reads ORDER BY number DESC LIMIT 1) - \(Span.days(Int64(ReadRecord.keptDays)).milliseconds)
    """
  static let sql = """
    CREATE TABLE reads (
      number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, reader TEXT NOT NULL,
      route TEXT NOT NULL, refill TEXT, patient TEXT, listed TEXT, reason BLOB,
      CHECK ((patient IS NULL) <> (listed IS NULL))
    ) STRICT;
    CREATE INDEX reads_patient ON reads (patient, at) WHERE patient IS NOT NULL;
    CREATE INDEX reads_listed ON reads (at) WHERE listed IS NOT NULL;
    CREATE INDEX reads_of_patients ON reads (at) WHERE kind = '\(Reader.Kind.patient.rawValue)';
    CREATE TRIGGER reads_keep_rows BEFORE UPDATE ON reads
    BEGIN SELECT RAISE(ABORT, 'the record of reads is append only'); END;
    CREATE TRIGGER reads_stay BEFORE DELETE ON reads WHEN OLD.at > \(keptSince)
    BEGIN SELECT RAISE(ABORT, 'reads are kept for six years'); END;
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

  /// A patient's rows since a moment. Its arguments are the patient, the moment, and both again.
  private static let found = """
    SELECT * FROM reads WHERE patient = ? AND at >= ?
    UNION ALL SELECT * FROM reads WHERE listed IS NOT NULL AND instr(listed, ?) > 0 AND at >= ?
    """

  /// Those of which the last is the newest first.
  func groups(of patient: PatientID, since start: Instant, limit: Int, in db: GRDB.Database) throws
    -> [ReadGroup]
  {
    try db.rows(
      """
      SELECT reads.*, looks.count, looks.since FROM (
        SELECT max(number) AS last, max(at) AS newest, count(*) AS count, min(at) AS since FROM (\(Self.found))
        GROUP BY kind, reader, route, refill, iif(reason IS NULL, 0, number)) AS looks
      JOIN reads ON reads.number = looks.last ORDER BY looks.newest DESC, looks.last DESC LIMIT ?
      """, [patient.text, start.milliseconds, patient.text, start.milliseconds, limit]
    ).map { ReadGroup(last: try record($0, in: db), count: $0["count"], since: $0.instant("since")) }
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
      reason: sealed.map { reason($0, at, reader, in: db) })
  }

  /// One that was altered hides no other row.
  private func reason(_ sealed: Data, _ moment: Instant, _ reader: Reader, in db: GRDB.Database) -> String {
    do {
      let plain = try vault.open(sealed, of: .clinic, at: Self.place(moment, reader), in: db)
      return String(decoding: plain, as: UTF8.self)
    } catch {
      return "(it does not open: it was altered)"
    }
  }

  private static func place(_ moment: Instant, _ reader: Reader) -> SealedPlace {
    SealedPlace("reads", "\(moment.milliseconds) \(reader.name)", "reason")
  }

  /// Takes away what is older among the next rows.
  /// - Returns: how many went, and the row after which to go on; nil: what comes is younger.
  static func prune(
    olderThan moment: Instant, at now: Instant, after number: Int64, limit: Int, in db: GRDB.Database
  ) throws -> (gone: Int, next: Int64?) {
    let window = "SELECT number, at FROM reads WHERE number > ? ORDER BY number LIMIT ?"
    let seen = try db.row(
      // Rows of a clock that was ahead are passed over.
      "SELECT max(number) AS last, count(*) FILTER (WHERE at >= ? AND at <= ?) AS young FROM (\(window))",
      [moment.milliseconds, now.milliseconds, number, limit])
    let gone = try db.run(
      "DELETE FROM reads WHERE number IN (SELECT number FROM (\(window)) WHERE at < ? AND at <= \(keptSince))",
      [number, limit, moment.milliseconds])
    let young: Int = seen?["young"] ?? 0
    return (gone, young > 0 ? nil : seen?["last"])
  }
}
