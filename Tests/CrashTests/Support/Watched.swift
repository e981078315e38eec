import CCrashVFS
import Foundation
import Store

/// What a test reads and sets on the connection that writes, past the store.
enum Watched {
  /// - Returns: the first value that the statement gives.
  @discardableResult
  static func ask(_ sql: String, of path: String) throws -> String {
    var answer = [CChar](repeating: 0, count: 512)
    let code = unsafe crash_ask(crash_writer(path), sql, &answer, Int32(answer.count))
    guard code == 0 else { throw CrashError("\(sql): SQLite \(code)") }
    return String(decoding: answer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// A number for all that the tables hold. Starts are counted and no decision, so they are left out.
  static func content(of path: String) throws -> UInt64 {
    var content: UInt64 = 0
    let code = unsafe "openings".withCString { openings in
      var except: [UnsafePointer<CChar>?] = unsafe [openings, nil]
      return unsafe crash_content(crash_writer(path), &except, &content)
    }
    guard code == 0 else { throw CrashError("The tables cannot be read: SQLite \(code)") }
    return content
  }
}
