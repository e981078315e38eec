import Refills
import Statecharts
import Store

/// Wrong on purpose: writes what leaves the house in a transaction after that of the decision.
final class SplitStore: RefillStore {
  private let base: any RefillStore

  init(_ base: any RefillStore) { self.base = base }

  func commit(_ writes: [Write]) throws(StoreError) {
    var outbox: [Write] = []
    try base.commit(
      writes.map { write in
        guard case .decision(let decision) = write, !decision.dispatches.isEmpty else { return write }
        // A row of the stream stands for each dispatch: nothing else can be put into the queue out alone.
        outbox += decision.dispatches.map { _ in
          .parked(consumer: "split", refill: decision.refill.id, sequence: 1, at: decision.entry.at)
        }
        return .decision(
          Decision(refill: decision.refill, entry: decision.entry, timers: decision.timers, dispatches: []))
      })
    if !outbox.isEmpty { try base.commit(outbox) }
  }

  func claimDispatches(at now: Instant, lease: Span, limit: Int) throws(StoreError) -> [DispatchRow] {
    try base.claimDispatches(at: now, lease: lease, limit: limit)
  }
  func settle(_ settlements: [Settlement], at now: Instant) throws(StoreError) -> [Int] {
    try base.settle(settlements, at: now)
  }
  func abandonedOnceRows(at now: Instant) throws(StoreError) -> [DispatchRow] {
    try base.abandonedOnceRows(at: now)
  }
  func refill(_ id: RefillID) throws(StoreError) -> Refill? { try base.refill(id) }
  func liveRefill(of prescription: PrescriptionID) throws(StoreError) -> RefillID? {
    try base.liveRefill(of: prescription)
  }
  func answer(to key: AnswerKey, at now: Instant) throws(StoreError) -> StoredAnswer? {
    try base.answer(to: key, at: now)
  }
  func dueTimers(at now: Instant, limit: Int) throws(StoreError) -> [TimerRow] {
    try base.dueTimers(at: now, limit: limit)
  }
  func nextTimerDue() throws(StoreError) -> Instant? { try base.nextTimerDue() }
  func nextDispatchDue() throws(StoreError) -> Instant? { try base.nextDispatchDue() }
  func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow] {
    try base.journal(after: sequence, limit: limit)
  }
  func cursor(of consumer: String) throws(StoreError) -> Int64 { try base.cursor(of: consumer) }
}
