import Synchronization

/// Fails one call of many, once; or all of a kind, as a full disk does; or all that change anything, as for a process
/// that is gone.
final class FaultInjector: FileObserver {
  struct Hit: Hashable, Sendable {
    let kind: FileCall.Kind
    let name: String
    let failure: FileFailure
  }

  private struct State {
    var number: Int?
    var isLasting = false
    var choose: @Sendable (FileCall) -> FileFailure? = { _ in nil }
    var hit: Hit?
    var isGone = false
    var isOver = false
    var kept: [(call: FileCall, isDone: Bool)] = []
    var kinds: [FileCall.Kind] = []
  }

  private let state = Mutex(State())

  /// Calls up to now, in their order.
  var kinds: [FileCall.Kind] { state.withLock(\.kinds) }
  /// What was failed; nil: nothing yet.
  var hit: Hit? { state.withLock(\.hit) }
  /// Every call that changed something or was to, and whether it did.
  var kept: [(call: FileCall, isDone: Bool)] { state.withLock(\.kept) }

  /// - Parameters:
  ///   - number: which call from now on is failed, counted from 0; nil: none.
  ///   - choose: how a call fails; nil: it cannot fail in this way and goes through.
  func arm(_ number: Int, choose: @escaping @Sendable (FileCall) -> FileFailure?) {
    state.withLock { $0 = State(number: number, choose: choose) }
  }

  /// Every call that can fail in this way fails until the end.
  func armForAll(choose: @escaping @Sendable (FileCall) -> FileFailure?) {
    state.withLock { $0 = State(isLasting: true, choose: choose) }
  }

  /// Nothing fails any more, and nothing is counted.
  func end() { state.withLock { $0.isOver = true } }

  /// From now on the process does nothing more.
  func die() { state.withLock { $0.isGone = true } }
  func heal() { state.withLock { $0.isGone = false } }

  func before(_ call: FileCall) -> FileFailure? {
    state.withLock { state in
      if state.isGone { return call.kind.changes ? FileFailure(code: FileFailure.gone) : nil }
      if state.isOver { return nil }
      defer { state.kinds.append(call.kind) }
      guard state.isLasting || state.kinds.count == state.number, let failure = state.choose(call) else {
        return nil
      }
      state.hit = Hit(kind: call.kind, name: call.name, failure: failure)
      if call.kind.changes { state.kept.append((call, false)) }
      return failure
    }
  }

  func after(_ call: FileCall) {
    guard call.kind.changes || call.kind == .open else { return }
    state.withLock { $0.kept.append((call, true)) }
  }
}

extension FileCall.Kind {
  /// Whether it changes a file or makes a change durable.
  var changes: Bool {
    switch self {
    case .write, .truncate, .sync, .delete: true
    default: false
    }
  }
}
