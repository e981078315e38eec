import Synchronization

/// The findings of a pump on their way to the one who waits for them.
package final class PumpBatches<Finding: Sendable>: AsyncSequence, Sendable {
  package typealias Element = [Finding]
  package typealias Failure = Never

  /// Findings in one batch: what the door commits in one transaction.
  package static var maxBatch: Int { 256 }
  /// Findings that wait for the consumer; from here on the pump asks for no more until they are taken.
  static var maxWaiting: Int { 4_096 }

  private struct State {
    var batches: [[Finding]] = []
    var count = 0
    var isEnded = false
    var waiter: CheckedContinuation<[Finding]?, Never>?
  }

  private let state = Mutex(State())
  private let hasRoom: @Sendable () -> Void

  /// - Parameter hasRoom: called when a consumer has taken enough that the pump may go on.
  init(hasRoom: @escaping @Sendable () -> Void) {
    self.hasRoom = hasRoom
  }

  package struct AsyncIterator: AsyncIteratorProtocol {
    let batches: PumpBatches

    /// The next batch, never empty; nil at the end and when the task is cancelled.
    package func next() async -> [Finding]? {
      await batches.next()
    }
  }

  package func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(batches: self)
  }

  var isFull: Bool {
    state.withLock { $0.count >= Self.maxWaiting }
  }

  func put(_ findings: [Finding]) {
    let (waiter, first) = state.withLock { state in
      for finding in findings {
        if let last = state.batches.indices.last, state.batches[last].count < Self.maxBatch {
          state.batches[last].append(finding)
        } else {
          state.batches.append([finding])
        }
      }
      state.count += findings.count
      guard let waiter = state.waiter else {
        return (nil as CheckedContinuation<[Finding]?, Never>?, [Finding]())
      }
      state.waiter = nil
      return (waiter, Self.takeFirst(&state))
    }
    waiter?.resume(returning: first)
  }

  func end() {
    let waiter = state.withLock { state in
      state.isEnded = true
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume(returning: nil)
  }

  private func next() async -> [Finding]? {
    let wasFull = isFull
    let batch = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (isReady, batch) = state.withLock { state in
          if !state.batches.isEmpty { return (true, Self.takeFirst(&state) as [Finding]?) }
          // A second consumer would wait for ever: it is told that there is nothing.
          if state.isEnded || Task.isCancelled || state.waiter != nil { return (true, nil) }
          state.waiter = continuation
          return (false, nil)
        }
        if isReady { continuation.resume(returning: batch) }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        defer { state.waiter = nil }
        return state.waiter
      }
      waiter?.resume(returning: nil)
    }
    if wasFull, !isFull { hasRoom() }
    return batch
  }

  private static func takeFirst(_ state: inout State) -> [Finding] {
    let batch = state.batches.removeFirst()
    state.count -= batch.count
    return batch
  }
}
