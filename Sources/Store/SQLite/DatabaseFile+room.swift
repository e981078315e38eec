import GRDB
import Glibc

extension DatabaseFile {
  /// Least bytes that must be free: what a full batch of decisions writes to the log.
  private static let leastRoom: UInt64 = 4 << 20

  var readOnly: StoreError {
    StoreError(
      .unavailable,
      "The disk of \(pool.path) is read-only; nothing was written. Find out why, then make it writable again."
    )
  }

  /// Whether a write failed because the file system became read-only: it was turned away before anything changed, so
  /// nothing is in doubt. A sync that failed is another matter, whatever the file system says after it.
  func isRefused(_ error: any Error) -> Bool {
    (error as? DatabaseError)?.extendedResultCode == .SQLITE_IOERR_WRITE && isReadOnly
  }

  /// What keeps this file from being written now; nil: nothing that the file system knows of.
  func obstacle() -> StoreError? {
    if isReadOnly { return readOnly }
    var room = statvfs()
    guard unsafe statvfs(pool.path, &room) == 0,
      UInt64(room.f_bavail) * UInt64(room.f_frsize) < Self.leastRoom
    else { return nil }
    return StoreError(
      .unavailable, "The disk of \(pool.path) has less than \(Self.leastRoom >> 20) MiB left. Make room.")
  }

  private var isReadOnly: Bool { unsafe access(pool.path, W_OK) != 0 && errno == EROFS }
}

extension Database {
  /// Says what to do where the disk has no room or is read-only; nil: nothing is known against writing.
  package func obstacle() -> String? { file.obstacle()?.message }
}
