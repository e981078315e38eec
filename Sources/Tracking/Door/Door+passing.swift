package import Statecharts
package import Store

extension Door {
  /// Decides a batch and writes it as one transaction.
  ///
  /// Where the transaction is refused for what is in it, it is undone and the submissions go one by one, so
  /// that the one that fails alone hurts nobody else. A disk that is full or read-only is said to all; one
  /// that fails ends it.
  package mutating func pass(_ batch: [Submission], at now: Instant, through store: any RefillStore)
    -> DoorPass
  {
    var pass = DoorPass()
    do throws(StoreError) {
      let decisions = try store.reading { () throws(StoreError) in
        try decide(batch, at: now, reading: store)
      }
      let writes = decisions.flatMap(\.writes)
      if !writes.isEmpty { try store.commit(writes) }
      pass.answers = decisions.map(\.answer)
      pass.news = CommitNews(writes)
    } catch {
      switch error.code {
      case .unavailable: pass.answers = batch.map { _ in .unavailable(error) }
      case .inputOutput:
        pass.answers = batch.map { _ in .unavailable(error) }
        pass.fatal = error
      default: oneByOne(batch, after: error, at: now, through: store, into: &pass)
      }
    }
    return pass
  }

  private mutating func oneByOne(
    _ batch: [Submission], after error: StoreError, at now: Instant, through store: any RefillStore,
    into pass: inout DoorPass
  ) {
    guard batch.count > 1 else {
      pass.answers = batch.map { lone(error, answers: $0) }
      return
    }
    for submission in batch {
      guard pass.fatal == nil else {
        pass.answers.append(.unavailable(error))
        continue
      }
      let alone = self.pass([submission], at: now, through: store)
      pass.answers += alone.answers
      pass.news.add(alone.news)
      pass.fatal = alone.fatal
    }
  }

  private func lone(_ error: StoreError, answers submission: Submission) -> DoorAnswer {
    guard error.code == .conflict else { return .unavailable(error) }
    let outcome = Outcome.conflict(error.message)
    return .answered(outcome, submission.render(outcome))
  }
}
