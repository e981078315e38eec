package import Refills
package import Statecharts

/// The write path: what the door, the timers and the queue out need of the disk, and nothing else.
///
/// Synchronous but for the one commit that says so, called on one owned thread. Whatever an operation writes is one
/// transaction that is on disk when it returns. Implementations pass `RefillStoreSuite`.
package protocol RefillStore: AnyObject {
  /// Runs a body that only reads, a batch's worth: one look at the disk for all of it, where each by itself would begin
  /// and end one.
  /// - Parameter refills: those that it will ask for, as far as that is known: where all of them are in memory, it need
  ///   not wait for a commit that is under way.
  func reading<Value>(
    _ refills: [RefillID], _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value

  /// The refill as it was last committed; nil where there is none.
  func refill(_ id: RefillID) throws(StoreError) -> Refill?

  /// The live refill of a prescription; there is at most one.
  func liveRefill(of prescription: PrescriptionID) throws(StoreError) -> RefillID?

  /// A patient's live refills, in the order of their ids.
  func liveRefills(of patient: PatientID, limit: Int) throws(StoreError) -> [RefillID]

  /// Writes all or nothing, in order.
  func commit(_ writes: [Write]) throws(StoreError)

  /// Makes ready what of them can be made before they are written, beside whatever is being written now.
  func prepare(_ writes: [Write]) throws(StoreError) -> Transaction

  /// Writes what was prepared, all or nothing, in order.
  func commit(_ transaction: Transaction) throws(StoreError)

  /// The same while the caller goes on. Until `done` was called the caller writes nothing else, and what it reads may be
  /// as it was before this: what this writes it has to remember itself.
  /// - Parameter done: called once, on any thread, when all of it is on disk or nothing of it.
  func commit(_ transaction: Transaction, then done: @escaping @Sendable (Result<Void, StoreError>) -> Void)

  /// What was answered to a client's key before; nil where the key is new or older than
  /// `StoredAnswer.keptFor`.
  func answer(to key: AnswerKey, at now: Instant) throws(StoreError) -> StoredAnswer?

  /// Clocks that are due, the longest due first.
  func dueTimers(at now: Instant, limit: Int) throws(StoreError) -> [TimerRow]

  /// When the next clock is due; nil where none runs.
  func nextTimerDue() throws(StoreError) -> Instant?

  /// Claims what may leave now: of each refill and lane only the oldest row that is not done, with its
  /// attempt counted up and a lease, both on disk before this returns. A claimed row that may be sent once
  /// only is never claimed again.
  func claimDispatches(at now: Instant, lease: Span, limit: Int) throws(StoreError) -> [DispatchRow]

  /// When the next row may be claimed; nil where none waits.
  func nextDispatchDue() throws(StoreError) -> Instant?

  /// Records how attempts ended. A settlement whose attempt is no longer the row's changes nothing; its index
  /// is not among those returned.
  func settle(_ settlements: [Settlement], at now: Instant) throws(StoreError) -> [Int]

  /// Rows that may be sent once only, were claimed, and never settled: after a restart or a lease that ran
  /// out their outcome is unknown. Each is returned until it is settled: whoever settles it has told the door
  /// before, so that a crash between the two loses nothing.
  func abandonedOnceRows(at now: Instant) throws(StoreError) -> [DispatchRow]

  /// The journal in order, after a sequence number.
  func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow]

  /// How far a consumer of the stream has got; 0 where it never began.
  func cursor(of consumer: String) throws(StoreError) -> Int64
}

extension RefillStore {
  /// For stores to which each look is the same.
  package func reading<Value>(
    _ refills: [RefillID], _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try body()
  }

  /// For stores that have nothing to make ready.
  package func prepare(_ writes: [Write]) throws(StoreError) -> Transaction { Transaction(writes) }

  package func commit(_ transaction: Transaction) throws(StoreError) { try commit(transaction.writes) }

  /// For stores that have no thread of their own.
  package func commit(
    _ transaction: Transaction, then done: @escaping @Sendable (Result<Void, StoreError>) -> Void
  ) {
    done(Result { () throws(StoreError) in try commit(transaction) })
  }
}
