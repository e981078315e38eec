import Foundation
import ServiceLifecycle
package import Statecharts
package import Store
import Synchronization

/// The one door in: one thread of its own, the only one that asks anything of the store.
///
/// The thread takes everything that waits (at most `Door.batchLimit` submissions), decides it, commits
/// once, and then answers every caller. While a commit runs the next batch gathers, so that grouping delays
/// nobody when it is idle; where another full batch waits already, it is decided meanwhile, on top of what the
/// one before leaves behind. Others get their turns on the same thread, with nothing under way. What was taken is
/// done, whatever becomes of the calling task.
package final class DoorService: Doorway {
  /// What the thread takes over when it starts.
  private struct Workshop {
    var door: Door
    let store: any RefillStore
  }

  private enum Stage {
    case new, running, ended
  }

  private struct Life {
    var stage = Stage.new
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  /// How long a write that the disk refused is told: clocks, readings and clients try again more often than that.
  package static let refusalCounts = Span.seconds(10)

  private let queue: DoorQueue
  private let workshop: Mutex<Workshop?>
  private let life = Mutex(Life())
  private let refused = Mutex<(error: StoreError, at: Instant)?>(nil)
  private let bells = Mutex<[(kind: CommitNews.Kind, bell: Bell)]>([])
  private let followers = Mutex<[@Sendable ([TrackedPlace]) -> Void]>([])
  private let time: any TimeSource
  private let onFatal: @Sendable (StoreError) -> Void

  /// - Parameters:
  ///   - batch: most submissions of one transaction.
  ///   - onFatal: called on the door's thread when the disk failed. It ends the process with a code
  ///     other than zero; until then everything is answered with the failure.
  package init(
    door: sending Door, store: sending any RefillStore, time: any TimeSource, batch: Int = Door.batchLimit,
    onFatal: @escaping @Sendable (StoreError) -> Void
  ) {
    queue = DoorQueue(batch: batch)
    workshop = Mutex(Workshop(door: door, store: store))
    self.time = time
    self.onFatal = onFatal
  }

  package func submit(_ submission: Submission) async -> DoorAnswer {
    await withCheckedContinuation { continuation in
      queue.offer([DoorQueue.Pending(submission: submission) { continuation.resume(returning: $0) }])
    }
  }

  /// Hands in several at once: they are decided in this order. Each stands alone.
  /// - Returns: the answers, in the same order.
  package func submit(inOrder submissions: [Submission]) async -> [DoorAnswer] {
    guard !submissions.isEmpty else { return [] }
    return await withCheckedContinuation { continuation in
      let gathering = Gathering(count: submissions.count) { continuation.resume(returning: $0) }
      queue.offer(
        submissions.enumerated().map { index, submission in
          DoorQueue.Pending(submission: submission) { gathering.put($0, at: index) }
        })
    }
  }

  /// Runs something on the door's thread, with the store. What it writes wakes nobody: `write` does.
  package func withStore<Result: Sendable>(
    _ body: @escaping @Sendable (any RefillStore) throws(StoreError) -> Result
  ) async throws(StoreError) -> Result {
    try await turn { store throws(StoreError) in (try body(store), CommitNews()) }
  }

  /// Writes in one transaction, as a turn of its own, and wakes those whom it concerns.
  package func write(_ writes: [Write]) async throws(StoreError) {
    try await turn { store throws(StoreError) in
      try store.commit(writes)
      return ((), CommitNews(writes))
    }
  }

  /// A new bell that rings when a commit brings what it is for; keep it and wait for it.
  package func bell(for kind: CommitNews.Kind) -> Bell {
    let bell = Bell()
    bells.withLock { $0.append((kind, bell)) }
    return bell
  }

  /// From now on tells of the refills of each commit that were made or have moved, in the order of the commits.
  /// - Parameter body: called by whoever wrote the commit, after the answers, one at a time; it must not wait.
  package func follow(_ body: @escaping @Sendable ([TrackedPlace]) -> Void) {
    followers.withLock { $0.append(body) }
  }

  /// Why the disk, full or read-only, refused a write within the last ten seconds; nil: it refused none.
  package func refusal() -> StoreError? {
    let now = time.now()
    return refused.withLock { $0.flatMap { now - $0.at < Self.refusalCounts ? $0.error : nil } }
  }

  /// Starts the thread; once. What was submitted before has waited.
  package func start() {
    let isFirst = life.withLock { life in
      defer { if life.stage == .new { life.stage = .running } }
      return life.stage == .new
    }
    guard isFirst else { return }
    let thread = Thread { self.serve() }
    thread.name = "refilld.door"
    thread.start()
  }

  /// Refuses what comes from now on, and returns when all that was taken is done and the store is let go.
  package func stop() async {
    queue.close()
    await withCheckedContinuation { continuation in
      let isOver = life.withLock { life in
        guard life.stage == .running else { return true }
        life.waiters.append(continuation)
        return false
      }
      if isOver { continuation.resume() }
    }
  }

  private func turn<Result: Sendable>(
    _ body: @escaping @Sendable (any RefillStore) throws(StoreError) -> (Result, CommitNews)
  ) async throws(StoreError) -> Result {
    let result: Swift.Result<Result, StoreError> = await withCheckedContinuation { continuation in
      let error = queue.offer { store in
        do throws(StoreError) {
          let (value, news) = try body(store)
          return TurnEnd(news: news) { continuation.resume(returning: .success(value)) }
        } catch {
          return TurnEnd(failure: error) {
            continuation.resume(returning: .failure(error))
          }
        }
      }
      if let error { continuation.resume(returning: .failure(error)) }
    }
    return try result.get()
  }

  // MARK: On the thread

  private func serve() {
    let taken: Workshop? = workshop.withLock { slot in
      let taken = slot
      slot = nil
      return taken
    }
    if var workshop = taken {
      var flight: Flight?
      while let work = queue.take() {
        if !work.submissions.isEmpty { flight = pass(work, behind: flight, in: &workshop) }
        if !work.turns.isEmpty, let last = flight {
          land(last, in: &workshop)
          flight = nil
        }
        for turn in work.turns { end(turn(workshop.store)) }
      }
      if let flight { land(flight, in: &workshop) }
    }
    let waiters = life.withLock { life in
      life.stage = .ended
      defer { life.waiters = [] }
      return life.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// - Parameter earlier: what is still being written.
  /// - Returns: what is being written now; nil: it is done.
  private func pass(_ work: DoorQueue.Work, behind earlier: Flight?, in workshop: inout Workshop) -> Flight? {
    let store = workshop.store
    var batch = workshop.door.decided(
      work.submissions.map(\.submission), over: earlier?.batch, at: time.now(), reading: store)
    if let earlier, let failed = land(earlier, in: &workshop) {
      batch = workshop.door.decided(batch, after: failed, reading: store)
    }
    guard work.turns.isEmpty, queue.hasFullBatch, case .success(let content) = batch.content,
      !content.transaction.writes.isEmpty, content.leavesAllInOverlay
    else {
      answer(work.submissions, workshop.door.write(batch, through: store))
      return nil
    }
    let flight = Flight(batch, of: work.submissions)
    store.commit(content.transaction) { [self] result in
      if case .success = result { answer(flight.pending, content.written) }
      flight.land(result)
    }
    return flight
  }

  /// Waits for its end.
  /// - Returns: what became of it where it was not written; it has its answers now.
  @discardableResult
  private func land(_ flight: Flight, in workshop: inout Workshop) -> DoorPass? {
    guard let error = flight.wait() else { return nil }
    let failed = workshop.door.failed(flight.batch, with: error, through: workshop.store)
    answer(flight.pending, failed)
    return failed
  }

  private func answer(_ pending: [DoorQueue.Pending], _ pass: DoorPass) {
    queue.finish(pending)
    for case .unavailable(let error) in pass.answers.prefix(1) { note(error) }
    if let fatal = pass.fatal { onFatal(fatal) }
    for (pending, answer) in zip(pending, pass.answers) { pending.reply(answer) }
    spread(pass.news)
  }

  private func end(_ turn: TurnEnd) {
    if let failure = turn.failure {
      note(failure)
      if failure.code == .inputOutput { onFatal(failure) }
    }
    turn.answer()
    spread(turn.news)
  }

  private func note(_ error: StoreError) {
    guard error.code == .unavailable else { return }
    let now = time.now()
    refused.withLock { $0 = (error, now) }
  }

  private func spread(_ news: CommitNews) {
    guard news != CommitNews() else { return }
    for (kind, bell) in bells.withLock({ $0 }) {
      switch kind {
      case .timers: if let due = news.earliestTimer { bell.ring(for: due) }
      case .dispatches: if news.hasDispatches { bell.ring() }
      case .journal: if news.hasJournal { bell.ring() }
      }
    }
    guard !news.moved.isEmpty else { return }
    for follower in followers.withLock({ $0 }) { follower(news.moved) }
  }
}

extension DoorService: Service {
  /// Serves until the group is shut down. Stands first in the list of services, so that it ends last.
  package func run() async throws {
    start()
    await Lifetime.ended()
    await stop()
  }
}
