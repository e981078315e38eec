import Statecharts
import Store
import Synchronization
import Tracking

/// Takes every event, but holds one back when it is told to.
final class HeldConsumer: StreamConsumer {
  private struct State {
    var holdsNext = false
    var isHolding = false
    var count = 0
  }

  let name = "held"
  private let state = Mutex(State())
  private let gate = Bell()

  var isHolding: Bool { state.withLock { $0.isHolding } }
  /// Events that were taken.
  var count: Int { state.withLock { $0.count } }

  func holdNext() { state.withLock { $0.holdsNext = true } }

  func letGo() {
    state.withLock { $0.isHolding = false }
    gate.ring()
  }

  func deliver(_ row: StreamRow) async -> StreamResult {
    let holds = state.withLock { state in
      defer { state.holdsNext = false }
      state.isHolding = state.holdsNext
      return state.holdsNext
    }
    if holds { await gate.wait(until: nil, by: SystemTime()) }
    state.withLock { $0.count += 1 }
    return .taken
  }
}
