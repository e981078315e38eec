import Refills
import Statecharts
import Store

/// The real store with one fault planted into it.
final class PlantedStore: RefillStore {
  private let inner: any RefillStore
  private let plant: Plant
  private let run: SeedRun
  private var attempts: [MessageID: Int] = [:]
  private var late: [MessageID: Settlement] = [:]
  private var again: [DispatchRow] = []
  private var claimedAgain: Set<MessageID> = []

  init(_ inner: any RefillStore, plant: Plant, run: SeedRun) {
    self.inner = inner
    self.plant = plant
    self.run = run
  }

  func commit(_ writes: [Write]) throws(StoreError) {
    switch plant {
    case .outboxAfterCommit where writes.contains(where: \.sends) && run.strikesPlanted():
      // The second transaction never comes.
      try inner.commit(writes.map(\.withoutDispatches))
      run.ledger.wrote(writes)
      throw StoreError(.other, "The process is gone.")
    case .answerKeptApart:
      let (kept, apart) = (writes.filter { !$0.isAnswer }, writes.filter(\.isAnswer))
      try inner.commit(kept)
      guard !apart.isEmpty else { return }
      if run.strikesPlanted() {
        run.ledger.wrote(kept)
        throw StoreError(.other, "The process is gone.")
      }
      try inner.commit(apart)
    case .firedClockStays: try inner.commit(writes.map(\.withoutFiredClock))
    default: try inner.commit(writes)
    }
  }

  func claimDispatches(at now: Instant, lease: Span, limit: Int) throws(StoreError) -> [DispatchRow] {
    var rows = try inner.claimDispatches(at: now, lease: lease, limit: limit)
    for row in rows { attempts[row.id] = row.attempt }
    rows += again
    again = []
    return rows
  }

  func settle(_ settlements: [Settlement], at now: Instant) throws(StoreError) -> [Int] {
    if plant == .settleWithoutAttempt { try settleLate(at: now) }
    let settled = try inner.settle(settlements, at: now)
    for settlement in settlements { if case .again = settlement.result { late[settlement.id] = settlement } }
    return settled
  }

  /// The end of an earlier attempt is written once more, and counts for the one that runs.
  private func settleLate(at now: Instant) throws(StoreError) {
    for (id, old) in late.sorted(by: { $0.key < $1.key }) {
      guard let attempt = attempts[id], attempt > old.attempt else { continue }
      late[id] = nil
      let mended = Settlement(id: id, attempt: attempt, result: old.result)
      if try !inner.settle([mended], at: now).isEmpty { run.ledger.settled([old]) }
    }
  }

  func abandonedOnceRows(at now: Instant) throws(StoreError) -> [DispatchRow] {
    let rows = try inner.abandonedOnceRows(at: now)
    guard plant == .onceRowClaimedAgain else { return rows }
    again += rows.filter { claimedAgain.insert($0.id).inserted }
    return []
  }

  func refill(_ id: RefillID) throws(StoreError) -> Refill? { try inner.refill(id) }
  func liveRefill(of prescription: PrescriptionID) throws(StoreError) -> RefillID? {
    try inner.liveRefill(of: prescription)
  }
  func answer(to key: AnswerKey, at now: Instant) throws(StoreError) -> StoredAnswer? {
    try inner.answer(to: key, at: now)
  }
  func dueTimers(at now: Instant, limit: Int) throws(StoreError) -> [TimerRow] {
    try inner.dueTimers(at: now, limit: limit)
  }
  func nextTimerDue() throws(StoreError) -> Instant? { try inner.nextTimerDue() }
  func nextDispatchDue() throws(StoreError) -> Instant? { try inner.nextDispatchDue() }
  func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow] {
    try inner.journal(after: sequence, limit: limit)
  }
  func cursor(of consumer: String) throws(StoreError) -> Int64 { try inner.cursor(of: consumer) }
}

extension Write {
  fileprivate var isAnswer: Bool { if case .answer = self { true } else { false } }

  fileprivate var sends: Bool {
    if case .decision(let decision) = self { !decision.dispatches.isEmpty } else { false }
  }

  fileprivate var withoutDispatches: Write {
    guard case .decision(let decision) = self else { return self }
    return .decision(
      Decision(refill: decision.refill, entry: decision.entry, timers: decision.timers, dispatches: []))
  }

  fileprivate var withoutFiredClock: Write {
    guard case .decision(let decision) = self, let clock = RefillChart.Clock.of(decision.entry.kind) else {
      return self
    }
    return .decision(
      Decision(
        refill: decision.refill, entry: decision.entry, timers: decision.timers.filter { $0.clock != clock },
        dispatches: decision.dispatches))
  }
}
