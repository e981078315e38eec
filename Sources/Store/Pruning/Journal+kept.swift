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
}
