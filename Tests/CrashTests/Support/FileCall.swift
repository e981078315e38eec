import CCrashVFS
import Foundation

/// One call of SQLite's on a file.
struct FileCall {
  enum Kind: Int, CaseIterable, Sendable {
    case open, close, read, write, truncate, sync, size, lock, unlock, reserved, mapMemory, lockMemory,
      unmapMemory,
      delete, access
  }

  let kind: Kind
  /// The file's name in its folder.
  let name: String
  /// Bytes read or written; the new size for truncate; SQLite's flags for open, sync, lock and delete.
  let amount: Int
  let offset: Int
  /// What is written; empty for every other call.
  let bytes: [UInt8]

  /// - Returns: nil for a call that this version does not know.
  init?(_ event: crash_event) {
    guard let kind = unsafe Kind(rawValue: Int(event.call.rawValue)), let path = unsafe event.path else {
      return nil
    }
    self.kind = kind
    name = unsafe String(String(cString: path).split(separator: "/").last ?? "")
    amount = unsafe Int(event.amount)
    offset = unsafe Int(event.offset)
    bytes =
      unsafe event.bytes.map { unsafe Array(UnsafeRawBufferPointer(start: $0, count: Int(event.amount))) }
      ?? []
  }
}
