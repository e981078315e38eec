import Foundation
import GRDB
import Refills
import Statecharts

/// Moves the journal's start on by a few rows, in one transaction: what is before it, and every refill that ends there,
/// is gone when the transaction is over. Whatever breaks off leaves a journal that is whole, pruned less far.
struct PruningStep {
  /// Rows in one transaction: a few milliseconds, for which whoever decides waits.
  static let rowsAtOnce = 64

  let vault: Vault
  let rule: PruningRule
  /// Told of each refill that goes, in the transaction that takes it away.
  let forget: (RefillID) -> Void

  /// - Parameter last: row number after which it does not go.
  /// - Returns: what went, with `through`; nil where it cannot move on.
  func run(through last: Int64, in db: GRDB.Database) throws -> PruningReport? {
    let start = try JournalStart.newest(in: db)
    var walk = PruningWalk(vault, from: start?.head ?? .start, rule: rule)
    let hold = try walk.go(Self.rowsAtOnce, through: last, in: db)
    let passed = walk.head.sequence - (start?.head.sequence ?? 0)
    let gone = walk.ended.reduce(0) { $0 + Int64($1.rows.count) }
    guard passed > 0 else { return nil }
    try vault.prepareKey(of: .checkpoints, in: db)
    guard let key = try vault.signingKey(in: db) else {
      throw StoreError(.unreadable, "The key that signs checkpoints is gone. Ask for another checkpoint.")
    }
    let next = try JournalStart(
      walk.head, at: rule.now, kept: (start?.kept ?? 0) + passed - gone, signedBy: key)
    try next.save(in: db)
    for (refill, rows) in walk.kept { try rows.save(of: refill, vault, in: db) }
    for ended in walk.ended { try remove(ended, in: db) }
    return PruningReport(
      refills: walk.ended.count, rows: gone, through: walk.head.sequence, hold: hold ?? .end)
  }

  /// The patient, the prescription, requests, orders and dispenses stay: repeats are counted from them, and they go
  /// when the patient is erased.
  private func remove(_ ended: PruningWalk.Ended, in db: GRDB.Database) throws {
    let id: StatementArguments = [ended.refill]
    try db.run(
      """
      DELETE FROM reading_marks WHERE (endpoint, item) IN (
        SELECT endpoint, item FROM refills AS gone WHERE id = ? AND item IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM refills AS other
          WHERE other.endpoint = gone.endpoint AND other.item = gone.item AND other.id <> gone.id))
      """, id)
    for table in ["raw_answers", "tasks", "former_places", "kept_rows"] {
      try db.run("DELETE FROM \(table) WHERE refill = ?", id)
    }
    for sequence in ended.rows {
      try db.run("DELETE FROM dispatches WHERE sequence = ?", [sequence])
      try db.run("DELETE FROM journal WHERE sequence = ?", [sequence])
    }
    try db.run("DELETE FROM refills WHERE id = ?", id)
    if let refill = RefillID(ended.refill) { forget(refill) }
  }
}
