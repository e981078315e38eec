import Refills
import Statecharts
import Store

/// The real store with one fault planted into it.
final class PlantedStore: RelayingStore {
  let base: any RefillStore
  private let plant: Plant
  private let run: SeedRun
  private var attempts: [MessageID: Int] = [:]
  private var late: [MessageID: Settlement] = [:]
  private var again: [DispatchRow] = []
  private var claimedAgain: Set<MessageID> = []

  init(_ base: any RefillStore, plant: Plant, run: SeedRun) {
    self.base = base
    self.plant = plant
    self.run = run
  }

  func commit(_ writes: [Write]) throws(StoreError) {
    switch plant {
    case .outboxAfterCommit where writes.contains(where: \.sends) && run.strikesPlanted():
      // The second transaction never comes.
      try base.commit(writes.map(\.withoutDispatches))
      run.ledger.wrote(writes)
      throw StoreError(.other, "The process is gone.")
    case .answerKeptApart:
      let (kept, apart) = (writes.filter { !$0.isAnswer }, writes.filter(\.isAnswer))
      try base.commit(kept)
      guard !apart.isEmpty else { return }
      if run.strikesPlanted() {
        run.ledger.wrote(kept)
        throw StoreError(.other, "The process is gone.")
      }
      try base.commit(apart)
    case .firedClockStays: try base.commit(writes.map(\.withoutFiredClock))
    default: try base.commit(writes)
    }
  }

  func claimDispatches(at now: Instant, lease: Span, limit: Int) throws(StoreError) -> [DispatchRow] {
    var rows = try base.claimDispatches(at: now, lease: lease, limit: limit)
    for row in rows { attempts[row.id] = row.attempt }
    rows += again
    again = []
    return rows
  }

  func settle(_ settlements: [Settlement], at now: Instant) throws(StoreError) -> [Int] {
    if plant == .settleWithoutAttempt { try settleLate(at: now) }
    let settled = try base.settle(settlements, at: now)
    for settlement in settlements { if case .again = settlement.result { late[settlement.id] = settlement } }
    return settled
  }

  /// The end of an earlier attempt is written once more, and counts for the one that runs.
  private func settleLate(at now: Instant) throws(StoreError) {
    for (id, old) in late.sorted(by: { $0.key < $1.key }) {
      guard let attempt = attempts[id], attempt > old.attempt else { continue }
      late[id] = nil
      let mended = Settlement(id: id, attempt: attempt, result: old.result)
      if try !base.settle([mended], at: now).isEmpty { run.ledger.settled([old]) }
    }
  }

  func abandonedOnceRows(at now: Instant) throws(StoreError) -> [DispatchRow] {
    let rows = try base.abandonedOnceRows(at: now)
    guard plant == .onceRowClaimedAgain else { return rows }
    again += rows.filter { claimedAgain.insert($0.id).inserted }
    return []
  }
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
