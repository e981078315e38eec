import Foundation
import GRDB
import Refills
import Statecharts

/// A copy of a database: a file that no daemon uses.
package enum DatabaseCopy {
  /// Looks through a copy from one end to the other: SQLite's own check, the keys, the journal's chain, and the
  /// journal through the chart. Reads only.
  /// - Parameters:
  ///   - checkpoints: of this database, kept elsewhere.
  ///   - trusted: the public key that must have signed them, in hexadecimal; nil: the database's own.
  /// - Throws: `unavailable` where it cannot be opened, `schema` where it is another program's or a newer version's,
  ///   `unreadable` naming what is wrong with it, or with a checkpoint.
  package static func check(
    _ path: String, keys: KeyRing, against checkpoints: [Checkpoint] = [], trusting trusted: String? = nil
  ) throws(StoreError) -> CopyReport {
    try require(path)
    let comparison = CheckpointComparison(checkpoints: checkpoints, trusted: trusted)
    do {
      let queue = try open(path)
      let vault = try queue.read { db in
        try claim(db, path)
        let vault = try Vault(keys, in: db)
        try comparison.checkSignatures(vault, in: db)
        return vault
      }
      return try look(through: queue, vault, comparison)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      throw StoreError(
        .unreadable, "SQLite finds \(path) damaged (\(error.extendedResultCode.rawValue)). Restore a backup.",
        underlying: error)
    } catch {
      throw StoreError(from: error)
    }
  }

  /// Opens a copy to be read.
  static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = GRDB.Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  static func require(_ path: String) throws(StoreError) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StoreError(.schema, "There is no file \(path). Check the path.")
    }
  }

  /// Nobody may write meanwhile.
  private static func look(
    through reader: any DatabaseReader, _ vault: Vault, _ comparison: CheckpointComparison
  ) throws -> CopyReport {
    try reader.read { db in
      let said = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)")
      guard said == ["ok"] else {
        throw StoreError(
          .unreadable, "SQLite finds the file damaged: \(said.joined(separator: "; ")). Restore a backup.")
      }
      if let row = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
        let table: String = row[0]
        throw StoreError(
          .unreadable, "A row of \(table) belongs to something that is not there. Restore a backup.")
      }
    }
    try reader.read(ProgressCounts.check)
    try openRefills(on: reader, vault)
    let head = try Journal(vault: vault).verified(on: reader)
    let starts = try reader.read { db in
      let starts = try JournalStart.all(vault, in: db)
      try comparison.check(head, from: starts.last, in: db)
      return starts
    }
    let replay = try JournalReplay.run(on: reader)
    let refills = try reader.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM refills") ?? 0 }
    let matters = try reader.read(MatterCheck(vault: vault).run)
    return CopyReport(refills: refills, matters: matters, head: head, replay: replay, starts: starts)
  }

  /// Opens what is sealed of each refill whose patient has a key, and holds it against the columns beside it.
  private static func openRefills(on reader: any DatabaseReader, _ vault: Vault) throws {
    var after = ""
    while true {
      let last = try reader.read { db in
        try db.all(
          """
          SELECT \(RefillTable.columns), progress, stage, live, endpoint, item FROM refills
          WHERE id > ? AND chart = ? ORDER BY id LIMIT ?
          """, [after, RefillChart.table.version, JournalReplay.rowsAtOnce]
        ) { columns in
          try check(columns, vault, in: db)
          return columns.text(0)
        }.last
      }
      guard let last else { break }
      after = last
    }
  }

  /// - Parameter columns: those of `RefillTable.columns`, and what stands beside the record.
  private static func check(_ columns: Columns, _ vault: Vault, in db: GRDB.Database) throws {
    let stored = StoredRefill(columns)
    let id = stored.id
    guard try vault.key(of: .patient(columns.identifier(1, of: id)), in: db) != nil else { return }
    let refill = try stored.refill(vault, in: db)
    let place = refill.record.pharmacy
    guard refill.progress.rawValue == columns.text(9), refill.stage.rawValue == columns.text(10),
      refill.isLive == columns.flag(11), place?.endpoint.text == columns.textIfAny(12),
      place?.item == columns.textIfAny(13)
    else {
      throw StoreError(.unreadable, "\(id) is listed otherwise than its record says. Restore a backup.")
    }
    guard try FormerPlaceTable.holds(refill, in: db) else {
      throw StoreError(
        .unreadable, "\(id) was at other pharmacies before than those that are asked. Restore a backup.")
    }
  }

  static func claim(_ db: GRDB.Database, _ path: String) throws {
    guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
      throw StoreError(.schema, "\(path) is no database of refilld. Check the path.")
    }
    guard try !Schema.migrator.hasBeenSuperseded(db) else {
      throw StoreError(.schema, "\(path) was written by a newer version of refilld. Use that version.")
    }
  }
}
