import Foundation
import GRDBSQLite

/// Gives a prepared statement its values, one for each question mark, in their order.
///
/// For what every decision and every page does: there an array of boxed arguments costs more than the statement.
@safe
struct Binding {
  /// SQLite copies what it is given before the call returns.
  private static let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  private let statement: OpaquePointer
  private var position: CInt = 0
  /// What SQLite said first that was not “ok”.
  private(set) var code = SQLITE_OK

  init(_ statement: OpaquePointer) { unsafe self.statement = statement }

  mutating func put(_ number: Int64) {
    position += 1
    note(unsafe sqlite3_bind_int64(statement, position, number))
  }

  mutating func put(_ flag: Bool) { put(flag ? 1 as Int64 : 0) }

  mutating func put(_ text: String) {
    position += 1
    var text = text
    let code = text.withUTF8 { utf8 in
      unsafe utf8.withMemoryRebound(to: CChar.self) { bytes in
        unsafe sqlite3_bind_text(statement, position, bytes.baseAddress, CInt(bytes.count), Self.copied)
      }
    }
    note(code)
  }

  mutating func put(_ bytes: Data) {
    position += 1
    let code = unsafe bytes.withUnsafeBytes { bytes in
      unsafe bytes.count == 0
        ? sqlite3_bind_zeroblob(statement, position, 0)
        : sqlite3_bind_blob(statement, position, bytes.baseAddress, CInt(bytes.count), Self.copied)
    }
    note(code)
  }

  mutating func put(_ number: Int64?) { number.map { put($0) } ?? putNull() }
  mutating func put(_ text: String?) { text.map { put($0) } ?? putNull() }
  mutating func put(_ bytes: Data?) { bytes.map { put($0) } ?? putNull() }

  private mutating func putNull() {
    position += 1
    note(unsafe sqlite3_bind_null(statement, position))
  }

  private mutating func note(_ code: CInt) {
    if self.code == SQLITE_OK { self.code = code }
  }
}
