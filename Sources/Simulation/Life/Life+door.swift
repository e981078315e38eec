import Pharmacies
import Refills
import SeededRandom
import Statecharts
import Store
import Tracking

extension Life {
  func enter(_ submission: Submission, _ reply: @escaping (DoorAnswer) -> Void) {
    pending.append(Pending(submission: submission, reply: reply))
    if pending.count > 16 * Door.batchLimit {
      run.ledger.broke(.bounded, "\(pending.count) wait for the door")
    }
  }

  /// Several at once; `reply` is told when all are answered.
  func enter(inOrder all: [Submission], _ reply: @escaping ([DoorAnswer]) -> Void) {
    guard !all.isEmpty else { return reply([]) }
    var answers: [DoorAnswer] = []
    for submission in all {
      enter(submission) { answer in
        answers.append(answer)
        if answers.count == all.count { reply(answers) }
      }
    }
  }

  /// What `DoorService` does on its thread: decide, commit, answer, wake.
  func passDoor() {
    let count = run.dice.chance(70) ? pending.count : run.dice.number(1...pending.count)
    let batch = Array(pending.prefix(min(count, Door.batchLimit)))
    pending.removeFirst(batch.count)
    let submissions = batch.map { run.plant == nil ? $0.submission : planted($0.submission) }
    run.ledger.took(batch.count)
    if run.plant == .answerBeforeCommit { answerEarly(batch) }
    let now = run.clock.now()
    let pass = pass(submissions, at: now)
    run.trace("door \(submissions.map(\.changes.count)) \(pass.answers.map(\.word))")
    if pass.fatal != nil { store.die() }
    guard !isDead else { return }
    for (pending, answer) in zip(batch, pass.answers) { pending.reply(answer) }
    spread(pass.news)
  }

  /// At times as two batches, the second decided while the first is being written: so does a busy door.
  private func pass(_ submissions: [Submission], at now: Instant) -> DoorPass {
    guard submissions.count > 1, run.dice.chance(40) else {
      return door.pass(submissions, at: now, through: store)
    }
    let middle = run.dice.number(1...submissions.count - 1)
    let (ahead, behind) = (Array(submissions[..<middle]), Array(submissions[middle...]))
    // Of one key never two are taken at once.
    guard Set(ahead.compactMap(\.key)).isDisjoint(with: behind.compactMap(\.key)) else {
      return door.pass(submissions, at: now, through: store)
    }
    let first = door.decided(ahead, at: now, reading: store)
    var second = door.decided(behind, over: first, at: now, reading: store)
    var pass = door.write(first, through: store)
    if !pass.isAsDecided { second = door.decided(second, after: pass, reading: store) }
    pass.add(door.write(second, through: store))
    return pass
  }

  func spread(_ news: CommitNews) {
    if let due = news.earliestTimer { timersRest.ring(at: run.clock.counted(at: due)) }
    if news.hasDispatches { outboxRest.ring(.woke) }
    if news.hasJournal {
      // The bell of a busy thread is heard a little later, when more has happened.
      let soon = run.clock.counted + .milliseconds(run.dice.number(0...60_000))
      for index in streams.indices { streams[index].hear(at: soon) }
    }
    guard !news.moved.isEmpty else { return }
    poll.follow(news.moved, at: run.clock.now())
    pumpWake = .zero
  }

  /// A turn of somebody else's on the same thread.
  func write(_ writes: [Write]) throws(StoreError) {
    try store.commit(writes)
    spread(CommitNews(writes))
  }

  // MARK: Planted faults

  private func planted(_ submission: Submission) -> Submission {
    let changes = submission.changes.map { change -> Submission.Change in
      switch (run.plant, change) {
      case (.versionIgnored, .input(let id, let event, _)): .input(id, event, expecting: nil)
      case (.staleReadApplied, .news(let event?, let answer)):
        .news(event.dated(run.clock.now()), answer)
      default: change
      }
    }
    return Submission(
      changes, from: submission.sender, key: submission.key, requestDigest: submission.requestDigest,
      render: submission.render)
  }

  private func answerEarly(_ batch: [Pending]) {
    var hasty = door
    let decided = hasty.decided(batch.map(\.submission), at: run.clock.now(), reading: store)
    guard let pass = decided.written else { return run.trace("not even read") }
    for (pending, answer) in zip(batch, pass.answers) { pending.reply(answer) }
  }
}

extension RefillChart.Event {
  /// The same news as if it were of this moment and had been said twice.
  fileprivate func dated(_ now: Instant) -> RefillChart.Event {
    guard var report = payload as? Report else { return self }
    report.seenAt = now
    report.reportedAt = nil
    report.isConfirmed = true
    return RefillChart.Event(kind: kind, carrying: report) ?? self
  }
}

extension DoorAnswer {
  /// For the trace.
  var word: String {
    switch self {
    case .answered(.done(let refills), _):
      "done\(refills.map { " \($0.id.text.suffix(4))@\($0.version)" }.joined())"
    case .answered(.kept(let kept), _): "kept \(kept.id.suffix(4))@\(kept.version)"
    case .answered(.refused(let refusal, _), _): "refused \(refusal.code)"
    case .answered(.noSuchRefill, _): "no such refill"
    case .answered(.refusedBeside(let refusal), _): refusal.code
    case .answered(.conflict, _): "conflict"
    case .replayed: "replayed"
    case .keyReused: "key reused"
    case .inFlight: "in flight"
    case .unavailable(let error): "unavailable \(error.code.name)"
    }
  }
}
