import Dispatch
import Store
import Synchronization

/// What waits for the door's thread: submissions, and turns of others on the same thread. Bounded.
final class DoorQueue: Sendable {
  /// Most submissions that wait: sixteen batches, a second or two of a slow disk. Beyond it the answer is
  /// “later”.
  static let submissionLimit = 16 * Door.batchLimit
  /// Most turns that wait; the loops have one each at a time, the rest are writes of the directory.
  static let turnLimit = 1024

  /// A submission and who waits for its answer.
  struct Pending: Sendable {
    let submission: Submission
    let reply: @Sendable (DoorAnswer) -> Void
  }

  /// Runs on the door's thread and gives its answer itself.
  typealias Turn = @Sendable (any RefillStore) -> TurnEnd

  struct Work: Sendable {
    var submissions: [Pending]
    var turns: [Turn]
  }

  private struct State {
    var submissions: [Pending] = []
    var turns: [Turn] = []
    /// Digests of the requests that are being worked on, by their keys.
    var inFlight: [AnswerKey: [UInt8]] = [:]
    var isThreadWaiting = false
    var isClosed = false
  }

  /// Most submissions that are taken at once.
  private let batch: Int
  private let state = Mutex(State())
  private let semaphore = DispatchSemaphore(value: 0)

  init(batch: Int = Door.batchLimit) { self.batch = batch }

  /// Whether as many submissions wait as are taken at once.
  var hasFullBatch: Bool { state.withLock { $0.submissions.count >= batch } }

  static let closed = StoreError(.unavailable, "The service is stopping; send it again when it is back.")
  static let full = StoreError(.unavailable, "Too much is waiting to be written; send it again in a second.")

  /// Takes submissions in their order; those that are not taken are answered at once.
  func offer(_ all: [Pending]) {
    var refused: [(Pending, DoorAnswer)] = []
    let mustWake = state.withLock { state in
      for pending in all {
        if let answer = Self.admit(pending.submission, to: &state) {
          refused.append((pending, answer))
        } else {
          state.submissions.append(pending)
        }
      }
      return Self.stopWaiting(&state)
    }
    if mustWake { semaphore.signal() }
    for (pending, answer) in refused { pending.reply(answer) }
  }

  /// - Returns: why it was not taken; nil: it was.
  func offer(_ turn: @escaping Turn) -> StoreError? {
    let (error, mustWake): (StoreError?, Bool) = state.withLock { state in
      if state.isClosed { return (Self.closed, false) }
      if state.turns.count >= Self.turnLimit { return (Self.full, false) }
      state.turns.append(turn)
      return (nil, Self.stopWaiting(&state))
    }
    if mustWake { semaphore.signal() }
    return error
  }

  private enum Next: Sendable {
    case work(Work)
    case wait
    case over
  }

  /// Blocks the calling thread until there is work; nil: closed, and all that was taken is done.
  func take() -> Work? {
    while true {
      let next: Next = state.withLock { state in
        if state.submissions.isEmpty, state.turns.isEmpty {
          state.isThreadWaiting = !state.isClosed
          return state.isClosed ? .over : .wait
        }
        let work = Work(submissions: Array(state.submissions.prefix(batch)), turns: state.turns)
        state.submissions.removeFirst(work.submissions.count)
        state.turns = []
        return .work(work)
      }
      switch next {
      case .work(let work): return work
      case .wait: semaphore.wait()
      case .over: return nil
      }
    }
  }

  /// The key of an answered submission may be used again; its answer is on disk.
  func finish(_ submissions: [Pending]) {
    state.withLock { state in
      for pending in submissions { if let key = pending.submission.key { state.inFlight[key] = nil } }
    }
  }

  /// Refuses what comes from now on; what was taken is still done.
  func close() {
    let mustWake = state.withLock { state in
      state.isClosed = true
      return Self.stopWaiting(&state)
    }
    if mustWake { semaphore.signal() }
  }

  private static func admit(_ submission: Submission, to state: inout State) -> DoorAnswer? {
    if state.isClosed { return .unavailable(closed) }
    if let key = submission.key, let digest = state.inFlight[key] {
      return digest == submission.requestDigest ? .inFlight : .keyReused
    }
    if state.submissions.count >= submissionLimit { return .unavailable(full) }
    if let key = submission.key { state.inFlight[key] = submission.requestDigest }
    return nil
  }

  private static func stopWaiting(_ state: inout State) -> Bool {
    defer { state.isThreadWaiting = false }
    return state.isThreadWaiting
  }
}
