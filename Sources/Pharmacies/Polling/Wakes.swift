import Statecharts
import Synchronization
import Tracking

/// Brings forward what the poller would do later by itself.
final class Wakes: Sendable {
  private struct State {
    var pump: (@Sendable () -> Void)?
    var isRefreshWanted = false
    var sleeper: Task<Void, Never>?
  }

  private let state = Mutex(State())

  func connect(_ pump: @escaping @Sendable () -> Void) {
    state.withLock { $0.pump = pump }
  }

  func pump() {
    state.withLock { $0.pump }?()
  }

  func refresh() {
    let sleeper = state.withLock { state in
      state.isRefreshWanted = true
      return state.sleeper
    }
    sleeper?.cancel()
  }

  /// Returns when a refresh is wanted, at that moment, or when the task is cancelled.
  func refreshOr(_ time: any TimeSource, until moment: Instant) async {
    let sleeper = Task { await time.sleep(until: moment) }
    let isWanted = state.withLock { state in
      state.sleeper = sleeper
      return state.isRefreshWanted
    }
    if isWanted { sleeper.cancel() }
    await withTaskCancellationHandler {
      await sleeper.value
    } onCancel: {
      sleeper.cancel()
    }
    state.withLock { state in
      state.sleeper = nil
      state.isRefreshWanted = false
    }
  }
}
