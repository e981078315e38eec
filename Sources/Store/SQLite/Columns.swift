import Foundation
import GRDBSQLite

/// The row at which a statement stands, its columns by their numbers from 0. Good until the statement moves on.
@safe
struct Columns {
  private let statement: OpaquePointer

  init(_ statement: OpaquePointer) { unsafe self.statement = statement }

  func name(_ column: CInt) -> String {
    unsafe sqlite3_column_name(statement, column).map { unsafe String(cString: $0) } ?? ""
  }

  func isNull(_ column: CInt) -> Bool {
    unsafe sqlite3_column_type(statement, column) == SQLITE_NULL
  }

  func flag(_ column: CInt) -> Bool { number(column) != 0 }

  func number(_ column: CInt) -> Int64 { unsafe sqlite3_column_int64(statement, column) }

  func text(_ column: CInt) -> String {
    guard let start = unsafe sqlite3_column_text(statement, column) else { return "" }
    let count = Int(unsafe sqlite3_column_bytes(statement, column))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Whether the column has this text.
  func isText(_ column: CInt, _ text: String) -> Bool {
    guard let start = unsafe sqlite3_column_text(statement, column) else { return text.isEmpty }
    let count = Int(unsafe sqlite3_column_bytes(statement, column))
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count == count, let other = bytes.baseAddress else { return count == 0 && bytes.isEmpty }
      return unsafe memcmp(start, other, count) == 0
    }
  }

  /// Puts the column's text there, unless it is there already.
  func text(_ column: CInt, into text: inout String) {
    if !isText(column, text) { text = self.text(column) }
  }

  func bytes(_ column: CInt) -> Data {
    guard let start = unsafe sqlite3_column_blob(statement, column) else { return Data() }
    return unsafe Data(bytes: start, count: Int(sqlite3_column_bytes(statement, column)))
  }
}
