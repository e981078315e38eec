import GRDB

/// Where the next rows of the two tables go that only grow. The one that writes keeps it; what a transaction that
/// failed had added is forgotten, and read again.
struct TableTails {
  var journal: JournalHead
  /// The last position in the queue out.
  var dispatch: Int64

  init(_ journal: Journal, in db: GRDB.Database) throws {
    self.journal = try journal.tail(in: db)
    // The table remembers the last one that there ever was, also where its row is gone.
    dispatch =
      try db.first("SELECT seq FROM sqlite_sequence WHERE name = 'dispatches'", { _ in }) { $0.number(0) }
      ?? 0
  }
}
