import Refills
import Statecharts
import Store

/// The store as a process has it in a run: the disk may be full or fail, and the process may die before and after each
/// effect. What was written is told to the ledger.
final class ShakyStore: RefillStore {
  private let inner: any RefillStore
  private let run: SeedRun
  /// After its death a process writes nothing and learns nothing.
  private(set) var isDead = false

  init(_ inner: any RefillStore, run: SeedRun) {
    self.inner = inner
    self.run = run
  }

  private static let gone = StoreError(.other, "The process is gone.")
  private static let full = StoreError(.unavailable, "The disk is full.")
  private static let failed = StoreError(.inputOutput, "The disk failed.")

  func die() { isDead = true }

  /// - Throws: where the process is dead, or dies now.
  private func live(_ fault: Fault? = nil) throws(StoreError) {
    if let fault, !isDead, run.strikes(fault) { isDead = true }
    if isDead { throw Self.gone }
  }

  private func beforeWriting() throws(StoreError) {
    try live(.deathBeforeCommit)
    if run.isDiskFull {
      run.count(.fullDisk)
      throw Self.full
    }
    if run.strikes(.failedDisk) { throw Self.failed }
  }

  func commit(_ writes: [Write]) throws(StoreError) { try commit(prepare(writes)) }

  func prepare(_ writes: [Write]) throws(StoreError) -> Transaction {
    try live()
    return try inner.prepare(writes)
  }

  func commit(_ transaction: Transaction) throws(StoreError) {
    try beforeWriting()
    try inner.commit(transaction)
    run.ledger.wrote(transaction.writes)
    try live(.deathAfterCommit)
  }

  func claimDispatches(at now: Instant, lease: Span, limit: Int) throws(StoreError) -> [DispatchRow] {
    try beforeWriting()
    let rows = try inner.claimDispatches(at: now, lease: lease, limit: limit)
    run.ledger.claimed(rows)
    if !rows.isEmpty { try live(.deathAfterClaim) }
    hasClaimed = !rows.isEmpty
    return rows
  }

  private var hasClaimed = false

  func settle(_ settlements: [Settlement], at now: Instant) throws(StoreError) -> [Int] {
    try beforeWriting()
    let settled = try inner.settle(settlements, at: now)
    run.ledger.settled(settled.map { settlements[$0] })
    try live(.deathAfterSettle)
    return settled
  }

  func abandonedOnceRows(at now: Instant) throws(StoreError) -> [DispatchRow] {
    try beforeWriting()
    let rows = try inner.abandonedOnceRows(at: now)
    if !rows.isEmpty { run.trace("abandoned \(rows.map(\.id))") }
    return rows
  }

  func nextDispatchDue() throws(StoreError) -> Instant? {
    try live(.deathBetweenReads)
    if hasClaimed {
      hasClaimed = false
      if run.strikes(.fullAfterClaim) { throw Self.full }
    }
    return try inner.nextDispatchDue()
  }

  func reading<Value>(
    _ refills: [RefillID], _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try inner.reading(refills, body)
  }

  func refill(_ id: RefillID) throws(StoreError) -> Refill? {
    try live()
    return try inner.refill(id)
  }

  func liveRefill(of prescription: PrescriptionID) throws(StoreError) -> RefillID? {
    try live()
    return try inner.liveRefill(of: prescription)
  }

  func liveRefills(of patient: PatientID, limit: Int) throws(StoreError) -> [RefillID] {
    try live()
    return try inner.liveRefills(of: patient, limit: limit)
  }

  func answer(to key: AnswerKey, at now: Instant) throws(StoreError) -> StoredAnswer? {
    try live()
    return try inner.answer(to: key, at: now)
  }

  func dueTimers(at now: Instant, limit: Int) throws(StoreError) -> [TimerRow] {
    try live(.deathBetweenReads)
    return try inner.dueTimers(at: now, limit: limit)
  }

  func nextTimerDue() throws(StoreError) -> Instant? {
    try live()
    return try inner.nextTimerDue()
  }

  func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow] {
    try live()
    return try inner.journal(after: sequence, limit: limit)
  }

  func cursor(of consumer: String) throws(StoreError) -> Int64 {
    try live()
    return try inner.cursor(of: consumer)
  }
}
