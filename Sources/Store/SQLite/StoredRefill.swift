import Foundation
import GRDB
import Refills
import Statecharts

/// A refill's row as it lies in the table.
struct StoredRefill {
  let id: String
  let patient: String
  let chart: String
  let states: String
  let histories: String
  let version: Int64
  let changedAt: Int64
  /// How the record was written: 0 as JSON, before there were layouts.
  let layout: Int64
  let sealed: Data

  /// In the order of `RefillTable.columns`, the first of the row.
  init(_ columns: Columns) {
    id = columns.text(0)
    patient = columns.text(1)
    chart = columns.text(2)
    states = columns.text(3)
    histories = columns.text(4)
    version = columns.number(5)
    changedAt = columns.number(6)
    layout = columns.number(7)
    sealed = columns.bytes(8)
  }

  /// - Throws: `unreadable` naming the refill where it was stored under another chart or does not stand in a
  ///   legal configuration. Nothing is repaired.
  func refill(_ vault: Vault, in db: GRDB.Database) throws -> Refill {
    let place = try place()
    return Refill(
      record: try record(vault, in: db), configuration: place.configuration, regions: place.regions,
      version: version, changedAt: Instant(milliseconds: changedAt))
  }

  private func record(_ vault: Vault, in db: GRDB.Database) throws -> RefillRecord {
    guard let patient = PatientID(patient) else {
      throw StoreError(.unreadable, "\(id) has a patient whose id is none. Restore a backup.")
    }
    if layout == 0 {
      let plain = try vault.open(
        sealed, of: .patient(patient), at: SealedPlace("refills", id, "sealed"), in: db)
      return try StoredJSON.value(RefillRecord.self, from: plain, of: id)
    }
    return try SealedRecord.open(sealed, of: patient, refill: id, version: version, vault: vault, in: db)
  }

  private func place() throws -> StoredPlace {
    guard chart == RefillChart.table.version else {
      throw StoreError(
        .unreadable,
        "\(id) was stored under the chart \(chart.prefix(12)), and this version has "
          + "\(RefillChart.table.version.prefix(12)). Start the version that stored it, "
          + "or map its chart first."
      )
    }
    return try StoredPlace.read(states: states, histories: histories, of: id)
  }
}
