import Synchronization

/// The port that a server was given, for those who wait for it.
final class Bound: Sendable {
  private struct State {
    var port: Int?
    var isSet = false
    var waiters: [CheckedContinuation<Int?, Never>] = []
  }

  private let state = Mutex(State())

  /// The first call counts.
  func set(_ port: Int?) {
    let waiters = state.withLock { state in
      guard !state.isSet else { return [CheckedContinuation<Int?, Never>]() }
      state.isSet = true
      state.port = port
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume(returning: port) }
  }

  func value() async -> Int? {
    await withCheckedContinuation { continuation in
      let (isSet, port) = state.withLock { state in
        if !state.isSet { state.waiters.append(continuation) }
        return (state.isSet, state.port)
      }
      if isSet { continuation.resume(returning: port) }
    }
  }
}
