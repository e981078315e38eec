import Statecharts
import Synchronization
import Tracking

/// Time that stands still until a test moves it.
final class ManualTime: TimeSource {
  private struct State {
    var now: Instant
    var waiting: [UInt64: (until: Instant, wake: CheckedContinuation<Void, Never>)] = [:]
    var last: UInt64 = 0
  }

  private let start: Instant
  private let state: Mutex<State>

  init(_ start: Instant) {
    self.start = start
    state = Mutex(State(now: start))
  }

  func now() -> Instant { state.withLock { $0.now } }

  /// What a clock that no jump reaches has counted.
  var counted: Span { now() - start }

  /// How many sleep until a later time.
  var sleepers: Int { state.withLock { $0.waiting.count } }

  func sleep(until moment: Instant) async {
    let ticket = state.withLock { state in
      state.last += 1
      return state.last
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { wake in
        let isDue = state.withLock { state in
          guard moment > state.now, !Task.isCancelled else { return true }
          state.waiting[ticket] = (moment, wake)
          return false
        }
        if isDue { wake.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: ticket) }?.wake.resume()
    }
  }

  func advance(by span: Span) {
    let due = state.withLock { state in
      state.now = state.now + span
      let now = state.now
      let due = state.waiting.filter { $0.value.until <= now }
      for ticket in due.keys { state.waiting[ticket] = nil }
      return due.values.sorted { $0.until < $1.until }
    }
    for sleeper in due { sleeper.wake.resume() }
  }
}
