import Foundation
import GRDB
import Refills
import Statecharts

/// Makes refills, their tasks and their clocks anew: where they stand from the replay, all else from the record that
/// the journal holds.
struct RefillRebuild {
  let replay: JournalReplay
  let vault: Vault
  private var report = RebuildReport()

  init(replay: JournalReplay, vault: Vault) {
    self.replay = replay
    self.vault = vault
  }

  private struct Found {
    let refill: Refill
    let sealed: Data
    let journaled: Int64
  }

  /// Part of a transaction, before the queue out is made anew.
  mutating func run(in db: GRDB.Database) throws -> RebuildReport {
    var found: [Found] = []
    for (id, place) in replay.places.sorted(by: { $0.key < $1.key }) {
      guard let refill = try self.refill(id, place, in: db) else {
        report.kept += 1
        continue
      }
      found.append(refill)
    }
    // All go before the first comes: a wrong row may say that it is the live one of a prescription.
    for id in found.map(\.refill.id.text) {
      try FormerPlaceTable.forget(id, in: db)
      try db.run("DELETE FROM refills WHERE id = ?", [id])
    }
    try removeClocks(of: Set(found.map(\.refill.id.text)), in: db)
    for refill in found {
      try RefillTable(vault: vault).make(
        refill.refill, record: refill.sealed, line: RefillLine(journaled: refill.journaled), in: db)
      try makeClocks(of: refill.refill, in: db)
    }
    try ProgressCounts.rebuild(in: db)
    report.refills = found.count
    return report
  }

  /// Nil where it stays as it is.
  private func refill(_ id: String, _ place: JournalReplay.Place, in db: GRDB.Database) throws -> Found? {
    let row = try db.row("SELECT patient FROM refills WHERE id = ?", [id])
    if row != nil, place.recorded == 0 { return nil }
    guard place.recorded > 0,
      let sealed = try Data.fetchOne(
        db, sql: "SELECT record FROM journal WHERE sequence = ?", arguments: [place.recorded]),
      let regions = RefillChart.Regions(place.configuration)
    else {
      throw StoreError(
        .unreadable, "\(id) is gone, and it was written before the journal held records. Restore a backup.")
    }
    guard let record = try record(sealed, of: id, place, said: row?["patient"], in: db) else { return nil }
    let refill = Refill(
      record: record, configuration: place.configuration, regions: regions, version: place.version,
      changedAt: Instant(milliseconds: place.changedAt))
    return Found(refill: refill, sealed: sealed, journaled: place.last)
  }

  /// - Parameter said: the patient as the row has it. Where there is no row, the record opens for one patient only.
  /// - Returns: nil where the patient was erased.
  private func record(
    _ sealed: Data, of id: String, _ place: JournalReplay.Place, said: String?, in db: GRDB.Database
  ) throws -> RefillRecord? {
    let names = try said.map { [$0] } ?? String.fetchAll(db, sql: "SELECT id FROM patients ORDER BY id")
    for patient in names.compactMap(PatientID.init) {
      guard try vault.key(of: .patient(patient), in: db) != nil else { continue }
      do {
        return try SealedRecord.open(
          sealed, of: patient, refill: id, version: place.version, vault: vault, in: db)
      } catch let error as StoreError where said == nil && error.code == .unreadable {
        // Another patient's.
        continue
      }
    }
    return nil
  }

  private func removeClocks(of refills: Set<String>, in db: GRDB.Database) throws {
    for row in try db.rows("SELECT due, refill, clock FROM timers") where refills.contains(row["refill"]) {
      try db.run(
        "DELETE FROM timers WHERE due = ? AND refill = ? AND clock = ?",
        [row["due"] as Int64, row["refill"] as String, row["clock"] as String])
    }
  }

  private mutating func makeClocks(of refill: Refill, in db: GRDB.Database) throws {
    for change in (replay.places[refill.id.text]?.clocks ?? [:]).values where change.due != nil {
      try TimerTable.insert(change, of: refill, in: db)
      report.timers += 1
    }
  }
}
