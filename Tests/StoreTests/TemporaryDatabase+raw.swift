import GRDB
import Statecharts
import Store
import StoreTesting

extension TemporaryDatabase {
  /// Lets rows of the journal be changed and taken away.
  static let unguarded = "DROP TRIGGER journal_keeps_rows; DROP TRIGGER journal_loses_what_was_pruned;"

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

  /// All that waits in the queue out leaves.
  func deliver(at now: Instant) throws {
    while true {
      let rows = try store.claimDispatches(at: now, lease: .minutes(1), limit: 100)
      if rows.isEmpty { break }
      let settled = rows.map { Settlement(id: $0.id, attempt: $0.attempt, result: .delivered) }
      _ = try store.settle(settled, at: now)
    }
  }
}
