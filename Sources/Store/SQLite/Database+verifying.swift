import GRDB

extension Database {
  /// Rows verified in one read: a longer one would hold up the checkpoint.
  private static let rowsAtOnce = 1000

  /// Follows the journal's chain from the first row to the last, and opens each payload whose key is there.
  /// - Returns: the head, to compare with one that was kept elsewhere; that alone shows rows cut off at the
  ///   end together with their count.
  /// - Throws: `unreadable` naming the first row that was altered, left out or put in.
  package func verifyChain() throws(StoreError) -> JournalHead {
    let journal = Journal(vault: file.vault)
    var head = JournalHead.start
    while true {
      let next = try file.read { db in try journal.verify(after: head, limit: Self.rowsAtOnce, in: db) }
      if next == head { break }
      head = next
    }
    let counted = try file.read { db in
      try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'journal'") ?? 0
    }
    guard head.sequence >= counted else {
      throw StoreError(
        .unreadable,
        "The journal ends with row \(head.sequence), and \(counted) were written. Compare it with a backup.")
    }
    return head
  }
}
