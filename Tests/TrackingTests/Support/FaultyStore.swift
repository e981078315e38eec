import Refills
import Statecharts
import Store
import Synchronization

/// A store that fails where the test says, and counts what it is asked for.
final class FaultyStore: RefillStore {
  /// What a test changes while the store is on another thread.
  final class Switch: Sendable {
    private let state = Mutex<(fails: @Sendable ([Write]) -> StoreError?, commits: [Int])>(({ _ in nil }, []))

    /// How many parts each commit had that got as far as the disk.
    var commits: [Int] { state.withLock { $0.commits } }

    func fail(_ fails: @escaping @Sendable ([Write]) -> StoreError?) { state.withLock { $0.fails = fails } }

    fileprivate func check(_ writes: [Write]) throws(StoreError) {
      let fails = state.withLock { $0.fails }
      if let error = fails(writes) { throw error }
    }

    fileprivate func committed(_ count: Int) { state.withLock { $0.commits.append(count) } }
  }

  let faults: Switch
  private let base: any RefillStore

  init(_ base: any RefillStore, faults: Switch = Switch()) {
    self.base = base
    self.faults = faults
  }

  func commit(_ writes: [Write]) throws(StoreError) {
    try faults.check(writes)
    try base.commit(writes)
    faults.committed(writes.count)
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
  func claimDispatches(at now: Instant, lease: Span, limit: Int) throws(StoreError) -> [DispatchRow] {
    try base.claimDispatches(at: now, lease: lease, limit: limit)
  }
  func nextDispatchDue() throws(StoreError) -> Instant? { try base.nextDispatchDue() }
  func settle(_ settlements: [Settlement], at now: Instant) throws(StoreError) -> [Int] {
    try base.settle(settlements, at: now)
  }
  func abandonedOnceRows(at now: Instant) throws(StoreError) -> [DispatchRow] {
    try base.abandonedOnceRows(at: now)
  }
  func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow] {
    try base.journal(after: sequence, limit: limit)
  }
  func cursor(of consumer: String) throws(StoreError) -> Int64 { try base.cursor(of: consumer) }
}
