import Foundation
import Refills
import Statecharts

/// The columns of a refill's row, and what they hold.
enum RefillStatements {
  /// What a refill keeps for ever.
  private static let fixed = ["id", "external", "patient", "prescription", "brand"]
  /// What seldom changes and stands in many indexes. SQLite writes an index anew whenever a column of it is set,
  /// whether or not its value is another: these are set only where one is.
  private static let placing = [
    "endpoint", "item", "live", "run_out", "promised_at", "owner", "snoozed_until",
  ]
  private static let moving = [
    "progress", "patient_part", "cancel", "tracking", "pace", "stage", "rhythm", "progress_since",
    "version", "changed_at", "chart", "states", "histories", "layout", "sealed", "unsure",
    "unmapped", "journaled", "last_notice", "last_correction", "last_errand",
  ]
  static let insertion =
    "INSERT INTO refills \(names(fixed + placing + moving)) VALUES \(places(fixed + placing + moving))"
  static let change = "UPDATE refills SET \(names(moving)) = \(places(moving)) WHERE id = ? AND version = ?"
  /// The same where the row is known and has been read: it is found without its index, and its last row in the journal is the one that is known.
  static let changeKnown = change + " AND rowid = ? AND journaled = ?"
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

  /// What the columns of `placing` hold.
  struct Place: Equatable {
    private let endpoint: String?
    private let item: String?
    private let isLive: Bool
    private let runOut: Int64?
    private let promisedAt: Int64?
    private let owner: String?
    private let snoozedUntil: Int64?

    init(_ refill: Refill) {
      endpoint = refill.record.pharmacy?.endpoint.text
      item = refill.record.pharmacy?.item
      isLive = refill.isLive
      runOut = refill.record.runOut?.milliseconds
      promisedAt = refill.record.moments[.promisedAt]?.milliseconds
      owner = refill.record.owner?.staff.text
      snoozedUntil = refill.record.snooze?.until.milliseconds
    }

    func bind(to values: inout Binding) {
      values.put(endpoint)
      values.put(item)
      values.put(isLive)
      values.put(runOut)
      values.put(promisedAt)
      values.put(owner)
      values.put(snoozedUntil)
    }
  }

  static func bindMoving(
    _ refill: Refill, _ texts: PlaceTexts, record sealed: Data, line: RefillLine, to values: inout Binding
  ) {
    let regions = refill.regions
    values.put(regions.progress.rawValue)
    values.put(regions.patientPart.rawValue)
    values.put(regions.cancel.rawValue)
    values.put(regions.tracking.rawValue)
    values.put(regions.pace.rawValue)
    values.put(refill.stage.rawValue)
    values.put(regions.progress.ask.rawValue)
    values.put(refill.record.progressSince.milliseconds)
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
