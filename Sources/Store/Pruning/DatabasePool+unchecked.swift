import GRDB

extension DatabasePool {
  /// One transaction in which a row may go that others refer to: whoever calls this takes those away too. SQLite knows
  /// no such transaction, only such a connection, and so nobody else writes between the two switches.
  func writeUnchecked<Value>(_ body: (GRDB.Database) throws -> Value) throws -> Value {
    try writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      let result = Result { () throws in
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(db)
          return .commit
        }
        return value
      }
      try db.execute(sql: "PRAGMA foreign_keys = ON")
      guard let value = try result.get() else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
      return value
    }
  }
}
