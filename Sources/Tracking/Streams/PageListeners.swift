package import Refills
import ServiceLifecycle
package import Store
import Synchronization

/// Those who have a page open: each is woken when one of the refills on it has moved, and by nothing else, so that
/// thousands who wait cost a commit nothing.
package final class PageListeners: Service {
  /// Each holds a connection, and some kilobytes.
  package static let usualLimit = 4_096

  private struct State {
    /// Who waits for a refill.
    var waiting: [RefillID: [Int: Bell]] = [:]
    var bells: [Int: Bell] = [:]
    var next = 0
    var isClosed = false
  }

  private let limit: Int
  private let state = Mutex(State())

  package init(limit: Int = PageListeners.usualLimit) {
    self.limit = limit
  }

  /// Takes a place.
  /// - Returns: nil: all are taken, or it is the end.
  package func listen(to refills: Set<RefillID>) -> StreamListener? {
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

  /// These have moved.
  package func ring(for places: [TrackedPlace]) {
    let bells = state.withLock { state in
      state.bells.isEmpty
        ? [] : places.flatMap { place in state.waiting[place.item.refill].map { Array($0.values) } ?? [] }
    }
    for bell in bells { bell.ring() }
  }

  /// Until the group is shut down; then everybody who waits is told that it is the end.
  package func run() async throws {
    await Lifetime.ended()
    let bells = state.withLock { state in
      state.isClosed = true
      return Array(state.bells.values)
    }
    for bell in bells { bell.ring() }
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
