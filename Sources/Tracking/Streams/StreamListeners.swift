import ServiceLifecycle
package import Statecharts
import Synchronization

/// Those who wait for the next event over HTTP: a bounded number, woken by each commit, and sent away at the end.
package final class StreamListeners: Service {
  /// Each holds a connection and looks at the journal whenever something was committed.
  package static let usualLimit = 64

  private struct State {
    var bells: [Int: Bell] = [:]
    var next = 0
    var isClosed = false
  }

  private let limit: Int
  private let state = Mutex(State())

  package init(limit: Int = StreamListeners.usualLimit) {
    self.limit = limit
  }

  /// Takes a place.
  /// - Returns: nil: all are taken, or it is the end.
  package func listen() -> StreamListener? {
    state.withLock { state in
      guard !state.isClosed, state.bells.count < limit else { return nil }
      let bell = Bell()
      let number = state.next
      state.next += 1
      state.bells[number] = bell
      return StreamListener(bell: bell) { [weak self] in self?.leave(number) }
    }
  }

  package var count: Int { state.withLock { $0.bells.count } }
  package var isClosed: Bool { state.withLock { $0.isClosed } }

  /// There may be something new.
  package func ring() {
    for bell in state.withLock({ Array($0.bells.values) }) { bell.ring() }
  }

  /// Until the group is shut down; then everybody who waits is told that it is the end.
  package func run() async throws {
    await Lifetime.ended()
    state.withLock { $0.isClosed = true }
    ring()
  }

  private func leave(_ number: Int) { state.withLock { _ = $0.bells.removeValue(forKey: number) } }
}

/// One place among the listeners; it is free again when this goes.
package final class StreamListener: Sendable {
  private let bell: Bell
  private let leave: @Sendable () -> Void

  init(bell: Bell, leave: @escaping @Sendable () -> Void) {
    self.bell = bell
    self.leave = leave
  }

  deinit { leave() }

  /// Returns when something may be new, at that moment, at the end, or when the task is cancelled.
  package func wait(until moment: Instant, by time: any TimeSource) async {
    await bell.wait(until: moment, by: time)
  }
}
