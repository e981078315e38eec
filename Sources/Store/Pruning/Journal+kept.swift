import GRDB

extension Journal {
  /// Where the chain begins, after what is kept of the rows before was found to be as it was.
  func start(on reader: any DatabaseReader) throws -> JournalHead {
    guard let start = try reader.read({ db in try JournalStart.all(vault, in: db).last }) else {
      return .start
    }
    try KeptRowsCheck(journal: self, start: start).run(on: reader)
    return start.head
  }

  /// Rows by themselves, whatever stands before them, with their payloads opened where the keys are there.
  func checkedRows(
    after sequence: Int64, through last: Int64, limit: Int, in db: GRDB.Database
  ) throws -> [StoredJournalRow] {
    try db.rows(
      "\(Self.wholeSelection) WHERE journal.sequence > ? AND journal.sequence <= ? ORDER BY journal.sequence LIMIT ?",
      [sequence, last, limit]
    ).map { raw in
      let row = StoredJournalRow(raw)
      try checkPayload(of: row, raw, in: db)
      return row
    }
  }
}
