import Statecharts
import Synchronization
import Tracking

/// A clock that a test moves by hand.
final class ManualTime: TimeSource {
  private struct Sleeper {
    let moment: Instant
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now: Instant
    var nextID = 0
    var sleepers: [Int: Sleeper] = [:]
  }

  private let state: Mutex<State>
  private let start: Instant

  init(_ start: Instant) {
    self.start = start
    state = Mutex(State(now: start))
  }

  func now() -> Instant { state.withLock { $0.now } }

  /// A counting clock beside it, which no jump of the wall reaches.
  var counted: Span { now() - start }

  func sleep(until moment: Instant) async {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.now >= moment || Task.isCancelled { return true }
          state.sleepers[id] = Sleeper(moment: moment, continuation: continuation)
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let sleeper = state.withLock { $0.sleepers.removeValue(forKey: id) }
      sleeper?.continuation.resume()
    }
  }

  func advance(by span: Span) {
    let woken = state.withLock { state in
      state.now = state.now + span
      let due = state.sleepers.filter { $0.value.moment <= state.now }
      for id in due.keys { state.sleepers[id] = nil }
      return due.values.sorted { $0.moment < $1.moment }
    }
    for sleeper in woken { sleeper.continuation.resume() }
  }
}
