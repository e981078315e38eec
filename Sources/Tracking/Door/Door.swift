package import Refills
import Statecharts
package import Store

/// Decides what comes in, a batch at a time: the functional core of the one door.
///
/// Submissions of a batch are decided in the order in which they were taken, each on the result of the one
/// before; nothing is written here. Idempotency keys are looked up before anything is decided, in the batch
/// and on disk. It never answers before the disk has: `pass` does both, and `DoorService` gives the
/// answers.
package struct Door {
  /// Calendars and durations for a refill: its patient's zone, its brand's hours.
  package typealias Contexts = @Sendable (RefillRecord) -> DecisionContext

  /// Most submissions of one transaction: above it the disk's own sync is no longer what a submission costs.
  package static let batchLimit = 256

  let directory: any Directory
  let contexts: Contexts
  let rules: ScreeningRules
  var decider = Decider()

  package init(directory: any Directory, rules: ScreeningRules = .standard, contexts: @escaping Contexts) {
    self.directory = directory
    self.rules = rules
    self.contexts = contexts
  }

  /// - Returns: as many decisions as submissions, in their order.
  /// - Throws: what the disk says where it fails for all. Where only one submission cannot be read for, it
  ///   alone is answered with the error.
  mutating func decide(
    _ batch: [Submission], at now: Instant, in view: inout BatchView, reading store: any RefillStore
  ) throws(StoreError) -> [DoorDecision] {
    var answers: [AnswerKey: StoredAnswer] = [:]
    var decisions: [DoorDecision] = []
    decisions.reserveCapacity(batch.count)
    for submission in batch {
      do throws(StoreError) {
        if let earlier = try earlierAnswer(to: submission, in: answers, at: now, reading: store) {
          decisions.append(DoorDecision(writes: [], answer: earlier))
          continue
        }
        let decision = try decide(submission, at: now, in: &view)
        for case .answer(let answer) in decision.writes { answers[answer.key] = answer }
        decisions.append(decision)
      } catch {
        guard error.code == .unreadable else { throw error }
        view.dropDraft()
        decisions.append(DoorDecision(writes: [], answer: .unavailable(error)))
      }
    }
    return decisions
  }

  private func earlierAnswer(
    to submission: Submission, in answers: [AnswerKey: StoredAnswer], at now: Instant,
    reading store: any RefillStore
  ) throws(StoreError) -> DoorAnswer? {
    guard let key = submission.key else { return nil }
    let answer: StoredAnswer?
    if let ofBatch = answers[key] { answer = ofBatch } else { answer = try store.answer(to: key, at: now) }
    guard let answer else { return nil }
    guard answer.requestDigest == submission.requestDigest else { return .keyReused }
    return .replayed(RenderedAnswer(status: answer.status, body: answer.body))
  }

  private mutating func decide(
    _ submission: Submission, at now: Instant, in view: inout BatchView
  ) throws(StoreError) -> DoorDecision {
    // Handed over and not copied: what the batch has left so far may be a lot, and is copied when it has two owners.
    var work = DoorWork(view: view.handOver(), sender: submission.sender, now: now)
    defer { view = work.view }
    for change in submission.changes {
      if let stop = try apply(change, to: &work) {
        work.view.dropDraft()
        return answer(submission, with: stop.outcome, writes: stop.writes, at: now)
      }
    }
    if let clash = try work.view.clash() {
      work.view.dropDraft()
      let outcome = Outcome.conflict(
        "\(clash) would be the second live refill of its prescription; close one first.")
      return answer(submission, with: outcome, writes: [], at: now)
    }
    work.view.keepDraft()
    let outcome = work.kept.map(Outcome.kept) ?? .done(work.touched)
    return answer(submission, with: outcome, writes: work.writes, at: now)
  }

  private func answer(
    _ submission: Submission, with outcome: Outcome, writes: [Write], at now: Instant
  ) -> DoorDecision {
    let rendered = submission.render(outcome)
    var writes = writes
    if let key = submission.key {
      writes.append(
        .answer(
          StoredAnswer(
            key: key, requestDigest: submission.requestDigest, status: rendered.status, body: rendered.body,
            at: now)))
    }
    return DoorDecision(writes: writes, answer: .answered(outcome, rendered))
  }
}
