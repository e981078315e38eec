import Foundation
import GRDB
import Refills
import Statecharts

/// Reads and writes refills as they are now.
struct RefillTable {
  /// What `refill(_:in:)` needs of a row.
  static let columns = "id, patient, chart, states, histories, version, changed_at, layout, sealed"

  /// Of an erased patient's refill a row is left, and nothing is sealed in it.
  static let isNotErased = "sealed <> x''"

  let vault: Vault

  func refill(_ id: RefillID, in db: GRDB.Database) throws -> Refill? {
    let row = try db.first(
      "SELECT \(Self.columns) FROM refills WHERE id = ? AND \(Self.isNotErased)", { $0.put(id.text) }
    ) {
      columns in
      StoredRefill(columns)
    }
    return try row.map { try $0.refill(vault, in: db) }
  }

  /// - Throws: `unreadable` naming the refill where it was stored under another chart or does not stand in a
  ///   legal configuration. Nothing is repaired.
  func refill(_ row: Row, in db: GRDB.Database) throws -> Refill {
    try StoredRefill(row).refill(vault, in: db)
  }

  /// Writes the refill over the version before it; a version of 1 makes it.
  /// - Parameters:
  ///   - record: sealed, as it stands in the journal's row too.
  ///   - line: what was written last about it, this included.
  /// - Throws: `conflict` where another version is stored than the one before this.
  func save(_ refill: Refill, record: Data, line: RefillLine, in db: GRDB.Database) throws {
    if refill.version == 1 {
      try make(refill, record: record, line: line, in: db)
    } else {
      let texts = try RefillStatements.Texts(refill)
      let changes = try db.change(RefillStatements.change) { values in
        RefillStatements.bindMoving(refill, texts, record: record, line: line, to: &values)
        values.put(refill.id.text)
        values.put(refill.version - 1)
      }
      guard changes == 1 else {
        throw StoreError(
          .conflict,
          "\(refill.id) is not at version \(refill.version - 1) any more. Read it again before you decide.")
      }
      try db.change(RefillStatements.move) { values in
        RefillStatements.bindPlace(refill, to: &values)
        values.put(refill.id.text)
        RefillStatements.bindPlace(refill, to: &values)
      }
      try saveTasks(of: refill, in: db)
    }
  }

  /// Makes the refill's row, at whatever version it is.
  func make(_ refill: Refill, record: Data, line: RefillLine, in db: GRDB.Database) throws {
    let texts = try RefillStatements.Texts(refill)
    try db.change(RefillStatements.insertion) { values in
      RefillStatements.bindFixed(refill.record, to: &values)
      RefillStatements.bindPlace(refill, to: &values)
      RefillStatements.bindMoving(refill, texts, record: record, line: line, to: &values)
    }
    try saveTasks(of: refill, in: db)
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
