package import Refills
package import Statecharts

/// A store that stands before another and lets through whatever it does not change itself: what counts, fails or lies
/// on purpose writes only the operations that it is about. Nothing is prepared, so that all that is written goes through
/// `commit(_:)` of a list of writes.
package protocol RelayingStore: RefillStore {
  /// The store behind it.
  var base: any RefillStore { get }
}

extension RelayingStore {
  package func reading<Value>(
    _ refills: [RefillID], _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try base.reading(refills, body)
  }

  package func refill(_ id: RefillID) throws(StoreError) -> Refill? { try base.refill(id) }

  package func liveRefills(of patient: PatientID, limit: Int) throws(StoreError) -> [RefillID] {
    try base.liveRefills(of: patient, limit: limit)
  }
  package func liveRefill(of prescription: PrescriptionID) throws(StoreError) -> RefillID? {
    try base.liveRefill(of: prescription)
  }

  package func commit(_ writes: [Write]) throws(StoreError) { try base.commit(writes) }

  package func answer(to key: AnswerKey, at now: Instant) throws(StoreError) -> StoredAnswer? {
    try base.answer(to: key, at: now)
  }

  package func dueTimers(at now: Instant, limit: Int) throws(StoreError) -> [TimerRow] {
    try base.dueTimers(at: now, limit: limit)
  }

  package func nextTimerDue() throws(StoreError) -> Instant? { try base.nextTimerDue() }

  package func claimDispatches(at now: Instant, lease: Span, limit: Int) throws(StoreError) -> [DispatchRow] {
    try base.claimDispatches(at: now, lease: lease, limit: limit)
  }

  package func nextDispatchDue() throws(StoreError) -> Instant? { try base.nextDispatchDue() }

  package func settle(_ settlements: [Settlement], at now: Instant) throws(StoreError) -> [Int] {
    try base.settle(settlements, at: now)
  }

  package func abandonedOnceRows(at now: Instant) throws(StoreError) -> [DispatchRow] {
    try base.abandonedOnceRows(at: now)
  }

  package func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow] {
    try base.journal(after: sequence, limit: limit)
  }

  package func cursor(of consumer: String) throws(StoreError) -> Int64 { try base.cursor(of: consumer) }
}
