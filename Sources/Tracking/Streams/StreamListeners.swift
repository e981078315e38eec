package import Refills
import ServiceLifecycle
package import Store
import Synchronization

/// Those who wait over HTTP for something to happen: a bounded number, each woken by whatever is committed, or only when
/// one of their refills has moved; and sent away at the end.
package final class StreamListeners: Service {
  /// Of those who follow the stream: each looks at the journal whenever something was committed.
  package static let usualLimit = 64
  /// Of those who have a page open: each holds a connection, and some kilobytes.
  package static let usualPages = 4_096

  private struct State {
    var bells: [Int: Bell] = [:]
    /// Who waits for a refill.
    var waiting: [RefillID: [Int: Bell]] = [:]
    var next = 0
    var isClosed = false
  }

  private let limit: Int
  private let state = Mutex(State())

  package init(limit: Int = StreamListeners.usualLimit) {
    self.limit = limit
  }

  /// Takes a place.
  /// - Parameter refills: which `ring(for:)` wakes it for.
  /// - Returns: nil: all are taken, or it is the end.
  package func listen(to refills: Set<RefillID> = []) -> StreamListener? {
    state.withLock { state in
      guard !state.isClosed, state.bells.count < limit else { return nil }
      let (bell, number) = (Bell(), state.next)
      state.next += 1
      state.bells[number] = bell
      for refill in refills { state.waiting[refill, default: [:]][number] = bell }
      return StreamListener(bell: bell) { [weak self] in self?.leave(number, refills) }
    }
  }

  package var count: Int { state.withLock { $0.bells.count } }
  package var isClosed: Bool { state.withLock { $0.isClosed } }

  /// There may be something new for all of them.
  package func ring() {
    for bell in state.withLock({ Array($0.bells.values) }) { bell.ring() }
  }

  /// These have moved; thousands who wait for others cost nothing.
  package func ring(for places: [TrackedPlace]) {
    let bells = state.withLock { state in
      state.waiting.isEmpty
        ? [] : places.flatMap { state.waiting[$0.item.refill].map { Array($0.values) } ?? [] }
    }
    for bell in bells { bell.ring() }
  }

  /// Until the group is shut down; then everybody who waits is told that it is the end.
  package func run() async throws {
    await Lifetime.ended()
    state.withLock { $0.isClosed = true }
    ring()
  }

  private func leave(_ number: Int, _ refills: Set<RefillID>) {
    state.withLock { state in
      state.bells[number] = nil
      for refill in refills {
        state.waiting[refill]?[number] = nil
        if state.waiting[refill]?.isEmpty == true { state.waiting[refill] = nil }
      }
    }
  }
}
