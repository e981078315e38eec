import Dispatch
import Store
import Synchronization

/// A batch that is being written while the door decides the next.
final class Flight: Sendable {
  let batch: DecidedBatch
  let pending: [DoorQueue.Pending]
  private let end = DispatchSemaphore(value: 0)
  private let failure = Mutex<StoreError?>(nil)

  init(_ batch: DecidedBatch, of pending: [DoorQueue.Pending]) {
    self.batch = batch
    self.pending = pending
  }

  /// Once: whoever waits goes on.
  func land(_ result: Result<Void, StoreError>) {
    if case .failure(let error) = result { failure.withLock { $0 = error } }
    end.signal()
  }

  /// Blocks the calling thread until it has landed; once.
  /// - Returns: why it was not written; nil: it was.
  func wait() -> StoreError? {
    end.wait()
    return failure.withLock(\.self)
  }
}
