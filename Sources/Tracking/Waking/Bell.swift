package import Statecharts
import Synchronization

/// Wakes one waiting task. A ring that nobody waits for is kept, once, for the next who waits.
package final class Bell: Sendable {
  private struct State {
    var isRung = false
    /// Until when the one who waits would wait; nil: for ever.
    var deadline: Instant?
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  package init() {}

  /// - Parameter moment: what is due then: who waits until an earlier one anyway is left alone. Nil: at once.
  package func ring(for moment: Instant? = nil) {
    let waiter: CheckedContinuation<Void, Never>? = state.withLock { state in
      guard let waiter = state.waiter else {
        state.isRung = true
        return nil
      }
      if let moment, let deadline = state.deadline, deadline <= moment { return nil }
      state.waiter = nil
      return waiter
    }
    waiter?.resume()
  }

  /// Returns when it was rung since the last wait, at the deadline, or when the task is cancelled. For one
  /// at a time.
  package func wait(until deadline: Instant?, by time: any TimeSource) async {
    guard let deadline else { return await rung(before: nil) }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.rung(before: deadline) }
      group.addTask { await time.sleep(until: deadline) }
      await group.next()
      group.cancelAll()
    }
  }

  /// Returns when it was rung since the last wait, cancelled or not.
  package func waitForRing() async {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if !state.isRung {
          state.deadline = nil
          state.waiter = continuation
        }
        defer { state.isRung = false }
        return state.isRung
      }
      if isOver { continuation.resume() }
    }
  }

  private func rung(before deadline: Instant?) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.isRung || Task.isCancelled {
            state.isRung = false
            return true
          }
          state.deadline = deadline
          state.waiter = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        defer { state.waiter = nil }
        return state.waiter
      }
      waiter?.resume()
    }
  }
}
