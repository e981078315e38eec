import Synchronization

/// What is known of one consumer in all the places that ask: its own loop, the queue out with what is parked for it,
/// the operator.
package final class StreamDesk: Sendable {
  private struct State {
    var status = StreamStatus()
    var mustGoOn = false
    var goneBecause: String?
    var wake: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  package init() {}

  package var status: StreamStatus { state.withLock { $0.status } }

  /// A person wants it to go on.
  package func enable() {
    let wake = state.withLock { state in
      state.mustGoOn = true
      return state.wake
    }
    wake?()
  }

  /// The consumer wants no more, as it said to the queue out.
  func leave(because reason: String) {
    let wake = state.withLock { state in
      state.goneBecause = reason
      return state.wake
    }
    wake?()
  }

  /// What was asked for since it was looked at last.
  func takeWish() -> StreamLoop.Input? {
    state.withLock { state in
      if state.mustGoOn {
        (state.mustGoOn, state.goneBecause) = (false, nil)
        return .enabled
      }
      defer { state.goneBecause = nil }
      return state.goneBecause.map { .gone($0) }
    }
  }

  func wakes(_ body: @escaping @Sendable () -> Void) { state.withLock { $0.wake = body } }

  /// - Returns: the status before.
  @discardableResult
  package func put(_ status: StreamStatus) -> StreamStatus {
    state.withLock { state in
      defer { state.status = status }
      return state.status
    }
  }
}
