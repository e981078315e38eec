import Synchronization

/// Gathers the answers of several submissions that one caller waits for.
final class Gathering: Sendable {
  private struct State {
    var answers: [DoorAnswer?]
    var missing: Int
  }

  private let state: Mutex<State>
  private let whenComplete: @Sendable ([DoorAnswer]) -> Void

  init(count: Int, whenComplete: @escaping @Sendable ([DoorAnswer]) -> Void) {
    state = Mutex(State(answers: Array(repeating: nil, count: count), missing: count))
    self.whenComplete = whenComplete
  }

  func put(_ answer: DoorAnswer, at index: Int) {
    let complete: [DoorAnswer]? = state.withLock { state in
      state.answers[index] = answer
      state.missing -= 1
      return state.missing == 0 ? state.answers.compactMap { $0 } : nil
    }
    if let complete { whenComplete(complete) }
  }
}
