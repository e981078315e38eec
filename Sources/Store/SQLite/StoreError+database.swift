import GRDB

extension StoreError {
  /// What a failed access to the database means to the caller. Arguments of statements are in no message.
  init(from error: any Error) {
    if let error = error as? StoreError {
      self = error
    } else if let error = error as? DatabaseError {
      self.init(error)
    } else {
      self.init(
        .other, "The database was not used as it must be: \(type(of: error)). Report this.", underlying: error
      )
    }
  }

  /// A column that this version does not know what to make of.
  static func unknown(_ column: String, of what: String) -> StoreError {
    StoreError(
      .unreadable,
      "\(what) has a \(column) that this version does not know. Start the version that wrote it, or restore a backup."
    )
  }

  private init(_ error: DatabaseError) {
    let said = "SQLite \(error.extendedResultCode.rawValue)" + (error.message.map { ", \($0)" } ?? "")
    switch error.resultCode {
    case .SQLITE_FULL:
      self.init(
        .unavailable, "The disk is full; nothing was written. Make room. (\(said))", underlying: error)
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK:
      self.init(
        .inputOutput,
        "The disk failed while a copy was written, and left its journal. Check it, then copy again. (\(said))",
        underlying: error)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .unavailable,
        "The database cannot be written; nothing was. Check its folder, who may write there, "
          + "and who else has it open. (\(said))", underlying: error)
    case .SQLITE_IOERR, .SQLITE_CORRUPT:
      self.init(
        .inputOutput,
        "The disk failed. Check it, then start again; restore a backup if that fails. (\(said))",
        underlying: error)
    case .SQLITE_CONSTRAINT:
      self.init(
        .conflict, "This contradicts what is stored; nothing was written. Read it again first. (\(said))",
        underlying: error)
    case .SQLITE_NOTADB:
      self.init(.schema, "The file is no database. Check the path. (\(said))", underlying: error)
    default:
      self.init(.other, "The database refused. Report this. (\(said))", underlying: error)
    }
  }
}
