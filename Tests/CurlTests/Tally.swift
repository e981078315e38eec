import Synchronization

/// A count that tests wait for, in place of sleeping.
final class Tally: Sendable {
  private struct State {
    var count = 0
    var waiters: [(goal: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  var count: Int { state.withLock { $0.count } }

  func add() {
    let reached = state.withLock { state in
      state.count += 1
      let count = state.count
      let reached = state.waiters.filter { $0.goal <= count }
      state.waiters.removeAll { $0.goal <= count }
      return reached
    }
    for waiter in reached { waiter.continuation.resume() }
  }

  func reaches(_ goal: Int) async {
    await withCheckedContinuation { continuation in
      let isReached = state.withLock { state in
        if state.count < goal { state.waiters.append((goal, continuation)) }
        return state.count >= goal
      }
      if isReached { continuation.resume() }
    }
  }
}
