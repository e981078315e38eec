import GRDB
import GRDBSQLite

/// Statements are prepared once a connection and kept: preparing costs more than running most of them.
extension GRDB.Database {
  /// Runs a statement that changes rows.
  /// - Returns: how many it changed.
  @discardableResult
  func run(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
    try cachedStatement(sql: sql).execute(arguments: arguments)
    return changesCount
  }

  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }

  func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
  }

  /// All that the body does, or nothing of it. As GRDB's own transactions, but that their statements are prepared once,
  /// and that GRDB hears nothing of them: its observers and `transactionDate` know of none.
  /// - Parameter beginning: how it begins.
  func transaction<Value>(_ beginning: String, _ body: () throws -> Value) throws -> Value {
    try change(beginning) { _ in }
    let result = Result {
      let value = try body()
      try change("COMMIT") { _ in }
      return value
    }
    // SQLite ends some by itself, above all where the disk fails. What went wrong first is what is told.
    if isInsideTransaction { _ = Result { try change("ROLLBACK") { _ in } } }
    return try result.get()
  }

  /// The same as `run`; its values go to SQLite without a box for each.
  @discardableResult
  func change(_ sql: String, _ bind: (inout Binding) -> Void) throws -> Int {
    let row: Bool? = try first(sql, bind) { _ in true }
    guard row == nil else { throw failure(SQLITE_MISUSE) }
    return changesCount
  }

  /// The first row.
  func first<Value>(
    _ sql: String, _ bind: (inout Binding) -> Void, _ read: (Columns) throws -> Value
  ) throws -> Value? {
    try stepping(sql, bind) { next in try next().map(read) }
  }

  /// All rows, one after the other.
  func each(_ sql: String, _ bind: (inout Binding) -> Void, read: (Columns) throws -> Void) throws {
    try stepping(sql, bind) { next in while let row = try next() { try read(row) } }
  }

  /// All rows of a statement whose arguments are put together as they are wanted.
  func all<Value>(
    _ sql: String, _ arguments: StatementArguments = [], _ read: (Columns) throws -> Value
  ) throws -> [Value] {
    let statement = try cachedStatement(sql: sql)
    assertIsFree(statement)
    try statement.setArguments(arguments)
    var rows: [Value] = []
    try stepping(statement) { next in while let row = try next() { rows.append(try read(row)) } }
    return rows
  }

  /// Gives a statement its values, and lets it be stepped from row to row; nil: there is no more.
  private func stepping<Value>(
    _ sql: String, _ bind: (inout Binding) -> Void, _ body: (() throws -> Columns?) throws -> Value
  ) throws -> Value {
    let statement = try cachedStatement(sql: sql)
    assertIsFree(statement)
    // Whoever ran the same words through GRDB left the statement where it ended, and there it takes no values.
    unsafe sqlite3_reset(statement.sqliteStatement)
    var binding = unsafe Binding(statement.sqliteStatement)
    bind(&binding)
    guard binding.code == SQLITE_OK else { throw failure(binding.code) }
    return try stepping(statement, body)
  }

  private func stepping<Value>(
    _ statement: Statement, _ body: (() throws -> Columns?) throws -> Value
  ) throws -> Value {
    let statement = unsafe statement.sqliteStatement
    defer { unsafe sqlite3_reset(statement) }
    return try body {
      switch unsafe sqlite3_step(statement) {
      case SQLITE_ROW: return unsafe Columns(statement)
      case SQLITE_DONE: return nil
      case let code: throw failure(code)
      }
    }
  }

  /// Whoever reads rows may run other statements meanwhile, and never the same words: there is one statement of them.
  private func assertIsFree(_ statement: Statement) {
    unsafe assert(sqlite3_stmt_busy(statement.sqliteStatement) == 0, statement.sql)
  }

  private func failure(_ code: CInt) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage)
  }
}
