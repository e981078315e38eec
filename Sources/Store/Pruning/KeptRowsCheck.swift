import Foundation
import GRDB

/// Holds the rows that were kept before the journal's start against what was signed and sealed of them.
///
/// None can be altered, for its refill's chain is sealed. None can be missing or come back: each refill that is kept has
/// a row after the start, which the chain vouches for; each can only have gained rows since its chain was sealed; and
/// how many there are in all is signed.
struct KeptRowsCheck {
  /// Rows in one read: a longer one would hold up the checkpoint.
  private static let rowsAtOnce = 1_000

  let journal: Journal
  let start: JournalStart

  /// - Throws: `unreadable` naming the refill whose rows are not as they were.
  func run(on reader: any DatabaseReader) throws {
    let found = try rows(on: reader)
    try reader.read { db in
      var left = found
      for row in try db.rows(
        """
        SELECT kept_rows.refill AS refill, kept_rows.sealed AS sealed, refills.journaled AS journaled
        FROM kept_rows LEFT JOIN refills ON refills.id = kept_rows.refill
        """)
      {
        let refill: String = row["refill"]
        let sealed = try KeptRows.open(row["sealed"], of: refill, journal.vault, in: db)
        let journaled: Int64? = row["journaled"]
        guard left.removeValue(forKey: refill) == sealed, (journaled ?? 0) > start.head.sequence else {
          throw Self.differs(refill)
        }
      }
      if let refill = left.keys.min() { throw Self.differs(refill) }
      let count = found.values.reduce(0) { $0 + $1.count }
      guard count == start.kept else {
        throw StoreError(
          .unreadable,
          "Of the journal's pruned beginning, up to row \(start.head.sequence), \(start.kept) rows were kept and "
            + "\(count) are there. Compare it with a backup.")
      }
    }
  }

  private func rows(on reader: any DatabaseReader) throws -> [String: KeptRows] {
    var found: [String: KeptRows] = [:]
    var after: Int64 = 0
    while true {
      let last = try reader.read { db in
        let rows = try journal.checkedRows(
          after: after, through: start.head.sequence, limit: Self.rowsAtOnce, in: db)
        for row in rows { found[row.refill, default: KeptRows()].add(row) }
        return rows.last?.sequence
      }
      guard let last else { return found }
      after = last
    }
  }

  private static func differs(_ refill: String) -> StoreError {
    StoreError(
      .unreadable,
      "The rows of \(refill) that were kept when the journal was pruned are not as they were: one was altered, left "
        + "out or put in. Compare it with a backup.")
  }
}
