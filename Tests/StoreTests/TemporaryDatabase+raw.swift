import GRDB
import Store
import StoreTesting

extension TemporaryDatabase {
  /// Closes the database, works on its file as nobody may, and leaves it closed: reopen it afterwards.
  func raw<Value>(_ body: (GRDB.Database) throws -> Value) throws -> Value {
    try database.close()
    return try rewrite(body)
  }

  /// The same, for a database that is closed.
  func rewrite<Value>(_ body: (GRDB.Database) throws -> Value) throws -> Value {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction(body)
  }
}
