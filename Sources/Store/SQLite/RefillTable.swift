import Foundation
import GRDB
import Refills
import Statecharts

/// Reads and writes refills as they are now.
struct RefillTable {
  /// What `refill(_:in:)` needs of a row.
  static let columns = "id, patient, chart, states, histories, version, changed_at, sealed"

  /// What a refill keeps for ever.
  private static let fixed = ["id", "external", "patient", "prescription", "brand"]
  /// What seldom changes and stands in many indexes. SQLite writes an index anew whenever a column of it is set,
  /// whether or not its value is another: these are set only where one is.
  private static let placing = ["endpoint", "item", "live"]
  private static let moving = [
    "progress", "patient_part", "cancel", "tracking", "pace", "stage", "rhythm", "run_out", "promised_at",
    "progress_since", "version", "changed_at", "chart", "states", "histories", "sealed", "unsure", "unmapped",
  ]
  private static let insertion =
    "INSERT INTO refills \(names(fixed + placing + moving)) VALUES \(places(fixed + placing + moving))"
  private static let change =
    "UPDATE refills SET \(names(moving)) = \(places(moving)) WHERE id = ? AND version = ?"
  private static let move =
    "UPDATE refills SET \(names(placing)) = \(places(placing)) WHERE id = ? AND \(names(placing)) IS NOT \(places(placing))"

  private static func names(_ columns: [String]) -> String { "(\(columns.joined(separator: ", ")))" }
  private static func places(_ columns: [String]) -> String { names(columns.map { _ in "?" }) }

  let vault: Vault

  func refill(_ id: RefillID, in db: GRDB.Database) throws -> Refill? {
    try db.row("SELECT \(Self.columns) FROM refills WHERE id = ?", [id.text]).map { try refill($0, in: db) }
  }

  /// - Throws: `unreadable` naming the refill where it was stored under another chart or does not stand in a
  ///   legal configuration. Nothing is repaired.
  func refill(_ row: Row, in db: GRDB.Database) throws -> Refill {
    let id: String = row["id"]
    let plain = try vault.open(
      row["sealed"], of: .patient(row.identifier("patient", of: id)), at: Self.place(id), in: db)
    let configuration = try Self.configuration(row, of: id)
    guard let regions = RefillChart.Regions(configuration) else {
      throw StoreError(.unreadable, "\(id) is not in all regions of its chart. Restore it from a backup.")
    }
    return Refill(
      record: try StoredJSON.value(RefillRecord.self, from: plain, of: id), configuration: configuration,
      regions: regions, version: row["version"], changedAt: row.instant("changed_at"))
  }

  /// Writes the refill over the version before it; a version of 1 makes it.
  /// - Throws: `conflict` where another version is stored than the one before this.
  func save(_ refill: Refill, in db: GRDB.Database) throws {
    let place = Self.placing(of: refill)
    var moving = try moving(of: refill, in: db)
    if refill.version == 1 {
      try db.run(Self.insertion, Self.fixed(of: refill.record) + place + moving)
    } else {
      moving += [refill.id.text, refill.version - 1]
      guard try db.run(Self.change, moving) == 1 else {
        throw StoreError(
          .conflict,
          "\(refill.id) is not at version \(refill.version - 1) any more. Read it again before you decide.")
      }
      try db.run(Self.move, place + [refill.id.text] + place)
    }
    try saveTasks(of: refill, in: db)
  }

  private static func fixed(of record: RefillRecord) -> StatementArguments {
    [
      record.id.text, record.external.text, record.patient.text, record.prescription.text, record.brand.text,
    ]
  }

  private static func placing(of refill: Refill) -> StatementArguments {
    [refill.record.pharmacy?.endpoint.text, refill.record.pharmacy?.item, refill.isLive]
  }

  private func moving(of refill: Refill, in db: GRDB.Database) throws -> StatementArguments {
    let record = refill.record
    let regions = refill.regions
    let table = RefillChart.table
    let sealed = try vault.seal(
      StoredJSON.data(record), of: .patient(record.patient), at: Self.place(record.id.text), in: db)
    return [
      regions.progress.rawValue, regions.patientPart.rawValue, regions.cancel.rawValue,
      regions.tracking.rawValue, regions.pace.rawValue, refill.stage.rawValue, regions.progress.ask.rawValue,
      record.runOut?.milliseconds, record.moments[.promisedAt]?.milliseconds,
      record.progressSince.milliseconds, refill.version, refill.changedAt.milliseconds, table.version,
      try StoredJSON.text(refill.configuration.stateIDs(in: table)),
      try StoredJSON.text(refill.configuration.historyIDs(in: table)), sealed, refill.has(.unsure),
      refill.has(.unmapped),
    ]
  }

  private func saveTasks(of refill: Refill, in db: GRDB.Database) throws {
    try db.run("DELETE FROM tasks WHERE refill = ?", [refill.id.text])
    for (position, task) in refill.record.tasks.enumerated() {
      try db.run(
        "INSERT INTO tasks (refill, position, owner, urgent, since) VALUES (?, ?, ?, ?, ?)",
        [refill.id.text, position, task.owner.rawValue, task.isUrgent, task.since.milliseconds])
    }
  }

  private static func configuration(_ row: Row, of id: String) throws -> Statecharts.Configuration {
    let chart: String = row["chart"]
    guard chart == RefillChart.table.version else {
      throw StoreError(
        .unreadable,
        "\(id) was stored under the chart \(chart.prefix(12)), and this version has "
          + "\(RefillChart.table.version.prefix(12)). Start the version that stored it, "
          + "or map its chart first."
      )
    }
    do {
      return try Statecharts.Configuration(
        chart: RefillChart.table,
        stateIDs: StoredJSON.value([String].self, from: row["states"] as String, of: id),
        historyIDs: StoredJSON.value([String: [String]].self, from: row["histories"] as String, of: id))
    } catch let error as ConfigurationError {
      throw StoreError(
        .unreadable, "\(id) does not stand where its chart can: \(error.message)", underlying: error)
    }
  }

  private static func place(_ id: String) -> SealedPlace { SealedPlace("refills", id, "sealed") }
}
