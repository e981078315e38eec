import Notifications
import Statecharts
import Synchronization

/// Keeps the texts that it is given; answers each as it is told, the last answer for ever.
final class TextLog: TextSending {
  private let state: Mutex<(texts: [OutgoingText], outcomes: [SendOutcome])>

  init(_ outcomes: [SendOutcome] = [.taken]) { state = Mutex(([], outcomes)) }

  var texts: [OutgoingText] { state.withLock { $0.texts } }

  func send(_ text: OutgoingText, at now: Instant) async -> SendOutcome {
    state.withLock { state in
      state.texts.append(text)
      return state.outcomes.count > 1 ? state.outcomes.removeFirst() : state.outcomes[0]
    }
  }
}
