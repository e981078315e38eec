import Refills
package import Statecharts
package import Store

extension Door {
  /// Decides a batch and writes it as one transaction.
  package mutating func pass(_ batch: [Submission], at now: Instant, through store: any RefillStore)
    -> DoorPass
  {
    write(decided(batch, at: now, reading: store), through: store)
  }

  /// Decides a batch for `write`, while the one before it may not be written yet.
  /// - Parameter earlier: the batch before, if it is still being written: this one is decided on what that leaves
  ///   behind, and anew where that is not written after all.
  package mutating func decided(
    _ batch: [Submission], over earlier: DecidedBatch? = nil, at now: Instant, reading store: any RefillStore
  ) -> DecidedBatch {
    var view = BatchView(store: store, directory: directory, earlier: earlier?.overlay ?? DoorOverlay())
    let asked = Array(
      batch.lazy.flatMap(\.changes).compactMap(\.refill).filter { view.earlier.refills[$0] == nil })
    let content = Result { () throws(StoreError) in
      let decisions = try store.reading(asked) { () throws(StoreError) in
        try decide(batch, at: now, in: &view, reading: store)
      }
      let writes = decisions.flatMap(\.writes)
      return DecidedBatch.Content(
        transaction: try store.prepare(writes),
        written: DoorPass(answers: decisions.map(\.answer), news: CommitNews(writes)))
    }
    return DecidedBatch(submissions: batch, content: content, overlay: view.kept, now: now)
  }

  /// What to do with a batch that was decided on top of one that was not written as it was decided: decide it anew, and
  /// after a disk that failed nothing.
  package mutating func decided(
    _ batch: DecidedBatch, after failed: DoorPass, reading store: any RefillStore
  ) -> DecidedBatch {
    guard let fatal = failed.fatal else { return decided(batch.submissions, at: batch.now, reading: store) }
    return DecidedBatch(
      submissions: batch.submissions, content: .failure(fatal), overlay: DoorOverlay(), now: batch.now)
  }

  /// Writes a batch as one transaction, and waits for it.
  package mutating func write(_ batch: DecidedBatch, through store: any RefillStore) -> DoorPass {
    do throws(StoreError) {
      let content = try batch.content.get()
      if !content.transaction.writes.isEmpty { try store.commit(content.transaction) }
      return content.written
    } catch {
      return failed(batch, with: error, through: store)
    }
  }

  /// What a batch comes to that could not be written.
  ///
  /// Where the transaction is refused for what is in it, it is undone and the submissions go one by one, so
  /// that the one that fails alone hurts nobody else. A disk that is full or read-only is said to all; one
  /// that fails ends it.
  package mutating func failed(
    _ batch: DecidedBatch, with error: StoreError, through store: any RefillStore
  ) -> DoorPass {
    let refused = batch.submissions.map { _ in DoorAnswer.unavailable(error) }
    var pass =
      switch error.code {
      case .unavailable: DoorPass(answers: refused)
      case .inputOutput: DoorPass(answers: refused, fatal: error)
      default: oneByOne(batch.submissions, after: error, at: batch.now, through: store)
      }
    pass.isAsDecided = false
    return pass
  }

  private mutating func oneByOne(
    _ batch: [Submission], after error: StoreError, at now: Instant, through store: any RefillStore
  ) -> DoorPass {
    guard batch.count > 1 else { return DoorPass(answers: batch.map { lone(error, answers: $0) }) }
    var pass = DoorPass()
    for submission in batch {
      guard pass.fatal == nil else {
        pass.answers.append(.unavailable(error))
        continue
      }
      pass.add(self.pass([submission], at: now, through: store))
    }
    return pass
  }

  private func lone(_ error: StoreError, answers submission: Submission) -> DoorAnswer {
    guard error.code == .conflict else { return .unavailable(error) }
    let outcome = Outcome.conflict(error.message)
    return .answered(outcome, submission.render(outcome))
  }
}

extension Submission.Change {
  /// The refill that it is about, where it names one that is there.
  fileprivate var refill: RefillID? {
    switch self {
    case .input(let id, _, _): id
    case .news(_, let answer): answer.refill
    case .clock(let row): row.refill
    default: nil
    }
  }
}
