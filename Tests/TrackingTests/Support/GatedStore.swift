import Dispatch
import Foundation
import Refills
import Store
import Synchronization

/// A store whose commits on the side begin when the test says so.
final class GatedStore: RelayingStore {
  final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let state = Mutex<(prepared: Int, error: StoreError?)>((0, nil))

    /// Batches that were decided.
    var prepared: Int { state.withLock { $0.prepared } }

    /// Lets one commit begin.
    /// - Parameter error: why it comes to nothing.
    func open(failing error: StoreError? = nil) {
      state.withLock { $0.error = error }
      semaphore.signal()
    }

    fileprivate func prepare() { state.withLock { $0.prepared += 1 } }

    fileprivate func wait() -> StoreError? {
      semaphore.wait()
      return state.withLock { $0.error }
    }
  }

  let base: any RefillStore
  private let sqlite: SQLiteStore
  private let gate: Gate

  init(_ sqlite: SQLiteStore, gate: Gate) {
    base = sqlite
    self.sqlite = sqlite
    self.gate = gate
  }

  func prepare(_ writes: [Write]) throws(StoreError) -> Transaction {
    gate.prepare()
    return try base.prepare(writes)
  }

  func commit(
    _ transaction: Transaction, then done: @escaping @Sendable (Result<Void, StoreError>) -> Void
  ) {
    let (sqlite, gate) = (sqlite, gate)
    Thread.detachNewThread {
      if let error = gate.wait() { return done(.failure(error)) }
      sqlite.commit(transaction, then: done)
    }
  }
}
