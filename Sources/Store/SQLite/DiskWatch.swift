import GRDB
import Synchronization

/// Says once that the disk could not be read. What could not be written says so to who wrote; a reader would only answer
/// its one request, and the next would be answered by a disk that fails.
final class DiskWatch: Sendable {
  private let onFailure = Mutex<(@Sendable (StoreError) -> Void)?>(nil)

  func call(_ body: @escaping @Sendable (StoreError) -> Void) { onFailure.withLock { $0 = body } }

  /// A damaged page is no failing disk: it is as damaged after a restart.
  func seen(_ error: any Error) -> StoreError {
    let failure = StoreError(from: error)
    guard (error as? DatabaseError)?.resultCode == .SQLITE_IOERR else { return failure }
    let body = onFailure.withLock { body in
      defer { body = nil }
      return body
    }
    body?(failure)
    return failure
  }
}

extension Database {
  /// Calls this when the disk could not be read, on whichever thread finds it. It ends the process with a code that is
  /// not 0; a restart recovers.
  package func onDiskFailure(_ body: @escaping @Sendable (StoreError) -> Void) { file.watch.call(body) }
}
