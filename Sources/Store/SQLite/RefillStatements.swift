import Foundation
import Refills
import Statecharts

/// The columns of a refill's row, and what they hold.
enum RefillStatements {
  /// What a refill keeps for ever.
  private static let fixed = ["id", "external", "patient", "prescription", "brand"]
  /// What seldom changes and stands in many indexes. SQLite writes an index anew whenever a column of it is set,
  /// whether or not its value is another: these are set only where one is.
  private static let placing = ["endpoint", "item", "live"]
  private static let moving = [
    "progress", "patient_part", "cancel", "tracking", "pace", "stage", "rhythm", "run_out", "promised_at",
    "progress_since", "version", "changed_at", "chart", "states", "histories", "layout", "sealed", "unsure",
    "unmapped", "journaled", "last_notice", "last_correction", "last_errand",
  ]
  static let insertion =
    "INSERT INTO refills \(names(fixed + placing + moving)) VALUES \(places(fixed + placing + moving))"
  static let change = "UPDATE refills SET \(names(moving)) = \(places(moving)) WHERE id = ? AND version = ?"
  static let move =
    "UPDATE refills SET \(names(placing)) = \(places(placing)) WHERE id = ? AND \(names(placing)) IS NOT \(places(placing))"

  private static func names(_ columns: [String]) -> String { "(\(columns.joined(separator: ", ")))" }
  private static func places(_ columns: [String]) -> String { names(columns.map { _ in "?" }) }

  static func bindFixed(_ record: RefillRecord, to values: inout Binding) {
    values.put(record.id.text)
    values.put(record.external.text)
    values.put(record.patient.text)
    values.put(record.prescription.text)
    values.put(record.brand.text)
  }

  static func bindPlace(_ refill: Refill, to values: inout Binding) {
    values.put(refill.record.pharmacy?.endpoint.text)
    values.put(refill.record.pharmacy?.item)
    values.put(refill.isLive)
  }

  /// Words that are made before a statement gets its values: making them can fail.
  struct Texts {
    let states: String
    let histories: String

    init(_ refill: Refill) throws {
      states = try StoredJSON.text(refill.configuration.stateIDs(in: RefillChart.table))
      histories = try StoredJSON.text(refill.configuration.historyIDs(in: RefillChart.table))
    }
  }

  static func bindMoving(
    _ refill: Refill, _ texts: Texts, record sealed: Data, line: RefillLine, to values: inout Binding
  ) {
    let record = refill.record
    let regions = refill.regions
    values.put(regions.progress.rawValue)
    values.put(regions.patientPart.rawValue)
    values.put(regions.cancel.rawValue)
    values.put(regions.tracking.rawValue)
    values.put(regions.pace.rawValue)
    values.put(refill.stage.rawValue)
    values.put(regions.progress.ask.rawValue)
    values.put(record.runOut?.milliseconds)
    values.put(record.moments[.promisedAt]?.milliseconds)
    values.put(record.progressSince.milliseconds)
    values.put(refill.version)
    values.put(refill.changedAt.milliseconds)
    values.put(RefillChart.table.version)
    values.put(texts.states)
    values.put(texts.histories)
    values.put(Int64(RefillRecord.layout))
    values.put(sealed)
    values.put(refill.has(.unsure))
    values.put(refill.has(.unmapped))
    values.put(line.journaled)
    values.put(line.notice)
    values.put(line.correction)
    values.put(line.errand)
  }
}
