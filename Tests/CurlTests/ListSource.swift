import Curl
import Synchronization

/// A source that asks for a list of requests, once each, when the clock allows it.
final class ListSource: PumpSource {
  struct Finding: Sendable {
    let tag: UInt64
    let status: Int?
    let code: CurlError.Code?
  }

  private struct State {
    var requests: [CurlRequest]
    var asked = 0
    var inFlight = 0
    var mostInFlight = 0
  }

  private let state: Mutex<State>
  /// Nothing is asked for before this time, in ms.
  private let start: Int64
  private let isNews: @Sendable (UInt64) -> Bool
  let answered = Tally()
  let waits = Tally()

  init(
    _ requests: [CurlRequest], start: Int64 = 0, isNews: @escaping @Sendable (UInt64) -> Bool = { _ in true }
  ) {
    state = Mutex(State(requests: requests))
    self.start = start
    self.isNews = isNews
  }

  var asked: Int { state.withLock { $0.asked } }
  var mostInFlight: Int { state.withLock { $0.mostInFlight } }

  func append(_ request: CurlRequest) {
    state.withLock { $0.requests.append(request) }
  }

  func next(now: Int64) -> PumpStep {
    let step = state.withLock { state -> PumpStep in
      guard now >= start else { return .wait(until: start) }
      guard state.asked < state.requests.count else { return .wait(until: nil) }
      state.asked += 1
      state.inFlight += 1
      state.mostInFlight = max(state.mostInFlight, state.inFlight)
      return .ask(state.requests[state.asked - 1], tag: UInt64(state.asked - 1))
    }
    if case .wait = step { waits.add() }
    return step
  }

  func finished(_ tag: UInt64, _ outcome: Result<CurlResponse, CurlError>, now: Int64) -> Finding? {
    state.withLock { $0.inFlight -= 1 }
    answered.add()
    guard isNews(tag) else { return nil }
    return switch outcome {
    case .success(let answer): Finding(tag: tag, status: answer.status, code: nil)
    case .failure(let error): Finding(tag: tag, status: nil, code: error.code)
    }
  }
}
