import Foundation
import GRDB
import Refills
import Statecharts

/// Reads and writes refills as they are now.
struct RefillTable {
  /// What `StoredRefill` needs of a row.
  static let columns = "id, patient, chart, states, histories, version, changed_at, layout, sealed"

  /// Of an erased patient's refill a row is left, and nothing is sealed in it.
  static let isNotErased = "sealed <> x''"

  let vault: Vault

  private static let selection =
    "SELECT \(columns), rowid, journaled, last_notice, last_correction, last_errand FROM refills "
    + "WHERE id = ? AND \(isNotErased)"

  func refill(_ id: RefillID, in db: GRDB.Database) throws -> Refill? { try found(id, in: db)?.refill }

  /// The refill and where its row is; nil where there is none, or it is an erased patient's.
  func found(_ id: RefillID, in db: GRDB.Database) throws -> (refill: Refill, row: RefillRow)? {
    let found = try db.first(Self.selection, { $0.put(id.text) }) { columns in
      let line = RefillLine(
        journaled: columns.number(10), notice: columns.number(11), correction: columns.number(12),
        errand: columns.number(13))
      return (stored: StoredRefill(columns), row: RefillRow(number: columns.number(9), line: line))
    }
    return try found.map { (refill: try $0.stored.refill(vault, in: db), row: $0.row) }
  }

  /// Writes what was decided over the version before it; a version of 1 makes the refill.
  /// - Parameters:
  ///   - row: as it is; nil: that is not known.
  ///   - record: sealed, as it stands in the journal's row too.
  ///   - line: what was written last about it, this included.
  /// - Returns: the row as it is now; nil where it is not known.
  /// - Throws: `conflict` where another version is stored than the one before this.
  func save(
    _ decision: Decision, over row: RefillRow?, record: Data, line: RefillLine, in db: GRDB.Database
  ) throws -> RefillRow? {
    let refill = decision.refill
    if refill.version == 1 {
      return RefillRow(number: try make(refill, record: record, line: line, in: db), line: line)
    }
    try change(refill, over: row, record: record, line: line, in: db)
    // What stood there before need not be written again.
    let before = decision.before.flatMap { $0.version == refill.version - 1 ? $0 : nil }
    let place = RefillStatements.Place(refill)
    if before.map({ RefillStatements.Place($0) != place }) ?? true {
      try db.change(RefillStatements.move) { values in
        place.bind(to: &values)
        values.put(refill.id.text)
        place.bind(to: &values)
      }
    }
    if before?.record.tasks != refill.record.tasks { try saveTasks(of: refill, in: db) }
    if before?.watchedFormerPlaces != refill.watchedFormerPlaces {
      try FormerPlaceTable.save(refill, in: db)
    }
    return row.map { RefillRow(number: $0.number, line: line) }
  }

  private func change(
    _ refill: Refill, over row: RefillRow?, record: Data, line: RefillLine, in db: GRDB.Database
  ) throws {
    let texts = try PlaceTexts.of(refill.configuration)
    let changes = try db.change(row == nil ? RefillStatements.change : RefillStatements.changeKnown) {
      values in
      RefillStatements.bindMoving(refill, texts, record: record, line: line, to: &values)
      values.put(refill.id.text)
      values.put(refill.version - 1)
      if let row {
        values.put(row.number)
        values.put(row.line.journaled)
      }
    }
    guard changes == 1 else {
      throw StoreError(
        .conflict,
        "\(refill.id) is not at version \(refill.version - 1) any more. Read it again before you decide.")
    }
  }

  /// Makes the refill's row, at whatever version it is.
  /// - Returns: its number.
  @discardableResult
  func make(_ refill: Refill, record: Data, line: RefillLine, in db: GRDB.Database) throws -> Int64 {
    let texts = try PlaceTexts.of(refill.configuration)
    try db.change(RefillStatements.insertion) { values in
      RefillStatements.bindFixed(refill.record, to: &values)
      RefillStatements.Place(refill).bind(to: &values)
      RefillStatements.bindMoving(refill, texts, record: record, line: line, to: &values)
    }
    let row = db.lastInsertedRowID
    try saveTasks(of: refill, in: db)
    if !refill.watchedFormerPlaces.isEmpty { try FormerPlaceTable.save(refill, in: db) }
    return row
  }

  /// What was written last about a refill; nil where it is not known.
  func line(of refill: RefillID, in db: GRDB.Database) throws -> RefillLine? {
    try db.first(
      "SELECT journaled, last_notice, last_correction, last_errand FROM refills WHERE id = ?",
      { $0.put(refill.text) }
    ) { columns in
      RefillLine(
        journaled: columns.number(0), notice: columns.number(1), correction: columns.number(2),
        errand: columns.number(3))
    }
  }

  private func saveTasks(of refill: Refill, in db: GRDB.Database) throws {
    try db.change("DELETE FROM tasks WHERE refill = ?") { $0.put(refill.id.text) }
    for (position, task) in refill.record.tasks.enumerated() {
      try db.change("INSERT INTO tasks (refill, position, owner, urgent, since) VALUES (?, ?, ?, ?, ?)") {
        $0.put(refill.id.text)
        $0.put(Int64(position))
        $0.put(task.owner.rawValue)
        $0.put(task.isUrgent)
        $0.put(task.since.milliseconds)
      }
    }
  }
}
