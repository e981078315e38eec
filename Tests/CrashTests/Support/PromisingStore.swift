import Refills
import Statecharts
import Store

/// Tells after each transaction, before anybody else hears of it.
final class PromisingStore: RefillStore {
  private let base: any RefillStore
  private let committed: (String) throws -> Void

  init(_ base: any RefillStore, committed: @escaping (String) throws -> Void) {
    self.base = base
    self.committed = committed
  }

  private func tell(_ deed: String) throws(StoreError) {
    do {
      try committed(deed)
    } catch {
      throw StoreError(.other, "What was written cannot be read: \(error)")
    }
  }

  func commit(_ writes: [Write]) throws(StoreError) {
    try base.commit(writes)
    try tell("commit")
  }

  func claimDispatches(at now: Instant, lease: Span, limit: Int) throws(StoreError) -> [DispatchRow] {
    let rows = try base.claimDispatches(at: now, lease: lease, limit: limit)
    try tell("claim")
    return rows
  }

  func settle(_ settlements: [Settlement], at now: Instant) throws(StoreError) -> [Int] {
    let settled = try base.settle(settlements, at: now)
    try tell("settlement")
    return settled
  }

  func abandonedOnceRows(at now: Instant) throws(StoreError) -> [DispatchRow] {
    let rows = try base.abandonedOnceRows(at: now)
    try tell("settlement")
    return rows
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
