import Synchronization

/// Where one caller waits for one result. Cancelling races with waiting and with the result; the states close it:
/// whoever finds the slot in its state first decides, and nobody resumes the caller twice or under the lock.
final class Slot: Sendable {
  typealias Outcome = Result<CurlResponse, CurlError>

  private enum State {
    case fresh(cancelled: Bool)
    case waiting(CheckedContinuation<Outcome, Never>, cancelled: Bool)
    case settled
  }

  private let state = Mutex<State>(.fresh(cancelled: false))

  /// Parks the caller. False if it was cancelled before: then nothing is parked.
  func wait(_ continuation: CheckedContinuation<Outcome, Never>) -> Bool {
    state.withLock { state in
      guard case .fresh(cancelled: false) = state else { return false }
      state = .waiting(continuation, cancelled: false)
      return true
    }
  }

  /// Notes that the caller no longer wants the result. True if it is parked: then the curl thread must be told, which
  /// alone knows whether the request has left already.
  func cancel() -> Bool {
    state.withLock { state in
      switch state {
      case .fresh:
        state = .fresh(cancelled: true)
        return false
      case .waiting(let continuation, _):
        state = .waiting(continuation, cancelled: true)
        return true
      case .settled:
        return false
      }
    }
  }

  /// Whether the caller still waits. The curl thread looks before it starts: it may have heard of the cancelling before
  /// it got the request.
  var isWanted: Bool {
    state.withLock { state in
      if case .waiting(_, cancelled: false) = state { true } else { false }
    }
  }

  /// Hands the caller its result. The first call wins, later ones do nothing.
  func settle(_ outcome: Outcome) {
    let continuation = state.withLock { state in
      guard case .waiting(let continuation, _) = state else {
        return nil as CheckedContinuation<Outcome, Never>?
      }
      state = .settled
      return continuation
    }
    continuation?.resume(returning: outcome)
  }
}
