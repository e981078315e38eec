import Curl
import Notifications
import Refills
import Statecharts
import Store
import Synchronization
import Tracking

/// Where everything that the service's asynchronous parts ask for arrives and waits for its answer: the network, the
/// mail server, consumers, the door. One a life; after its end it answers by itself, and nothing it said counts.
final class Switchboard: Sendable {
  enum Call: Sendable {
    case request(CurlRequest, DispatchRow?, (@Sendable (Result<CurlResponse, CurlError>) -> Void))
    case mail(CurlMail, DispatchRow?, (@Sendable (Result<MailReply, CurlError>) -> Void))
    case door([Submission], (@Sendable ([DoorAnswer]) -> Void))
    case event(String, StreamRow, (@Sendable (StreamResult) -> Void))
  }

  /// The row that is being delivered by the calling task.
  @TaskLocal static var row: DispatchRow?

  private struct State {
    var calls: [Call] = []
    /// Those who wait for an answer, by the order in which they asked.
    var waiting: [Int: @Sendable () -> Void] = [:]
    var asked = 0
    var isOver = false
  }

  private let state = Mutex(State())

  func take() -> [Call] {
    state.withLock { state in
      defer { state.calls = [] }
      return state.calls
    }
  }

  /// Whoever waits is told that there is nobody; what is answered later is not heard.
  func end() {
    let waiting = state.withLock { state in
      state.isOver = true
      state.calls = []
      defer { state.waiting = [:] }
      return state.waiting
    }
    for number in waiting.keys.sorted() { waiting[number]?() }
  }

  /// Suspends until the call is answered, or the life is over.
  fileprivate func ask<Answer: Sendable>(
    otherwise nobody: Answer, _ make: (@escaping @Sendable (Answer) -> Void) -> Call
  ) async -> Answer {
    await withCheckedContinuation { waiter in
      let isOver = state.withLock { state in
        guard !state.isOver else { return true }
        state.asked += 1
        let number = state.asked
        state.waiting[number] = { waiter.resume(returning: nobody) }
        state.calls.append(
          make { [weak self] answer in
            if self?.isAwaited(number) == true { waiter.resume(returning: answer) }
          })
        return false
      }
      if isOver { waiter.resume(returning: nobody) }
    }
  }

  private func isAwaited(_ number: Int) -> Bool {
    state.withLock { $0.waiting.removeValue(forKey: number) != nil }
  }

  fileprivate static let gone = CurlError(.shutDown, "The process is gone.")
}

extension Switchboard: RequestSending, MailSending, Doorway {
  func perform(_ request: CurlRequest) async throws(CurlError) -> CurlResponse {
    let row = Self.row
    return try await ask(otherwise: .failure(Self.gone)) { .request(request, row, $0) }.get()
  }

  func deliver(_ mail: CurlMail) async throws(CurlError) -> MailReply {
    let row = Self.row
    return try await ask(otherwise: .failure(Self.gone)) { .mail(mail, row, $0) }.get()
  }

  func submit(_ submission: Submission) async -> DoorAnswer {
    let answers = await submit(inOrder: [submission])
    return answers.first ?? .unavailable(StoreError(.other, "There is no answer."))
  }

  func submit(inOrder submissions: [Submission]) async -> [DoorAnswer] {
    let gone = StoreError(.unavailable, "The process is gone.")
    return await ask(otherwise: submissions.map { _ in .unavailable(gone) }) { .door(submissions, $0) }
  }
}

/// A consumer of the stream at the other end of a switchboard.
struct CalledConsumer: StreamConsumer {
  let name: String
  let switchboard: Switchboard

  func deliver(_ row: StreamRow) async -> StreamResult {
    await switchboard.ask(otherwise: .failed("The process is gone.", after: nil)) {
      .event(name, row, $0)
    }
  }
}
