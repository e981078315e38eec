import Dispatch
import Foundation
import GRDB
package import Refills
package import Statecharts
import Synchronization

/// The write path in SQLite.
package final class SQLiteStore: RefillStore, Sendable {
  let file: DatabaseFile
  /// Whether what an earlier start had claimed was let go.
  let hasReleased = Atomic(false)
  /// Of the transaction that is being written, or is written next.
  let known = Mutex(KnownRows())
  /// Where callers are told that they are written: in the writer's turn one that waits for another turn would wait for ever.
  private let told = DispatchQueue(label: "refilld.written")
  private let randomness: Mutex<any RandomNumberGenerator & Sendable>

  init(_ file: DatabaseFile, randomness: any RandomNumberGenerator & Sendable) {
    self.file = file
    self.randomness = Mutex(randomness)
  }

  package func reading<Value>(
    _ ids: [RefillID], _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let areInMemory = !ids.isEmpty && file.live.withLock { live in ids.allSatisfy { live[$0] != nil } }
    return areInMemory ? try body() : try file.readingForWriting(body)
  }

  package func refill(_ id: RefillID) throws(StoreError) -> Refill? {
    if let refill = file.live.withLock({ $0[id] })?.refill { return refill }
    return try file.readForWriting { db in
      guard let found = try refills.found(id, in: db) else { return nil }
      known.withLock { $0.keep(found.row, of: id) }
      return found.refill
    }
  }

  package func liveRefill(of prescription: PrescriptionID) throws(StoreError) -> RefillID? {
    try file.readForWriting { db in
      try db.first(
        "SELECT id FROM refills WHERE prescription = ? AND live = 1", { $0.put(prescription.text) }
      ) { try $0.identifier(0, of: "refills") }
    }
  }

  package func liveRefills(of patient: PatientID, limit: Int) throws(StoreError) -> [RefillID] {
    try file.readForWriting { db in
      try db.all(
        "SELECT id FROM refills WHERE patient = ? AND live = 1 ORDER BY id LIMIT ?", [patient.text, limit]
      ) { try $0.identifier(0, of: "refills") }
    }
  }

  package func commit(_ writes: [Write]) throws(StoreError) { try commit(prepare(writes)) }

  package func prepare(_ writes: [Write]) throws(StoreError) -> Transaction {
    Transaction(writes, prepared: try ready(Transaction(writes)))
  }

  package func commit(_ transaction: Transaction) throws(StoreError) {
    let prepared = try ready(transaction)
    let result = Result { () throws(StoreError) in try file.write { db in try apply(prepared, in: db) } }
    try settle(prepared, result).get()
  }

  package func commit(
    _ transaction: Transaction, then done: @escaping @Sendable (Result<Void, StoreError>) -> Void
  ) {
    do throws(StoreError) {
      let prepared = try ready(transaction)
      file.write(
        { [self] db in try apply(prepared, in: db) },
        then: { [self] result in
          let settled = settle(prepared, result)
          told.async { done(settled) }
        })
    } catch {
      done(.failure(error))
    }
  }

  private func ready(_ transaction: Transaction) throws(StoreError) -> [PreparedWrite] {
    if let prepared = transaction.prepared { return prepared }
    var ready: [PreparedWrite] = []
    ready.reserveCapacity(transaction.writes.count)
    for write in transaction.writes { ready.append(try PreparedWrite(write, file.vault)) }
    return ready
  }

  private func apply(_ writes: [PreparedWrite], in db: GRDB.Database) throws {
    for write in writes {
      switch write {
      case .decision(let decision, let record): try save(decision, record, in: db)
      case .other(let write): try apply(write, in: db)
      }
    }
  }

  /// What was read before is of the version before, whatever became of the transaction; where it came to nothing, the
  /// disk is asked next.
  private func settle(
    _ writes: [PreparedWrite], _ result: Result<Void, StoreError>
  ) -> Result<Void, StoreError> {
    known.withLock { known in
      file.live.withLock { live in
        if case .success = result { return known.settle(into: &live) }
        for case .decision(let decision, _) in writes { live.forget(decision.refill.id) }
      }
      known.forgetAll()
    }
    return result
  }

  package func answer(to key: AnswerKey, at now: Instant) throws(StoreError) -> StoredAnswer? {
    try file.readForWriting { db in
      try db.first(
        "SELECT digest, status, body, at FROM answers WHERE client = ? AND key = ? AND at > ?",
        {
          $0.put(key.client)
          $0.put(key.key)
          $0.put((now - StoredAnswer.keptFor).milliseconds)
        },
        { columns in
          let body = try file.vault.open(columns.bytes(2), of: .clinic, at: Self.place(of: key), in: db)
          return StoredAnswer(
            key: key, requestDigest: Array(columns.bytes(0)), status: Int(columns.number(1)),
            body: Array(body), at: columns.instant(3))
        })
    }
  }

  package func dueTimers(at now: Instant, limit: Int) throws(StoreError) -> [TimerRow] {
    try file.readForWriting { db in
      try db.all(
        """
        SELECT due, refill, clock, occurrence FROM timers WHERE due <= ?
        ORDER BY due, set_at, refill, clock LIMIT ?
        """,
        [now.milliseconds, limit]
      ) { columns in
        TimerRow(
          refill: try columns.identifier(1, of: "timers"),
          clock: try columns.choice(2, of: columns.text(1)),
          occurrence: columns.number(3), due: columns.instant(0))
      }
    }
  }

  package func nextTimerDue() throws(StoreError) -> Instant? {
    try file.readForWriting { db in
      try db.first("SELECT due FROM timers ORDER BY due LIMIT 1", { _ in }) { $0.instant(0) }
    }
  }

  package func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow] {
    try file.readForWriting { db in
      // What is kept before the start is not all there was.
      try journal.rows(after: max(sequence, JournalStart.sequence(in: db)), limit: limit, in: db)
    }
  }

  package func cursor(of consumer: String) throws(StoreError) -> Int64 {
    try file.readForWriting { db in
      try db.first("SELECT sequence FROM cursors WHERE consumer = ?", { $0.put(consumer) }) { $0.number(0) }
        ?? 0
    }
  }

  var refills: RefillTable { RefillTable(vault: file.vault) }
  var journal: Journal { Journal(vault: file.vault) }
  var answers: AnswerTable { AnswerTable(vault: file.vault) }
  var dispatches: DispatchTable { DispatchTable(vault: file.vault) }
  var holds: HoldTable { HoldTable(vault: file.vault) }

  func makeMessageID(at moment: Instant) -> MessageID {
    randomness.withLock { MessageID(at: moment, using: &$0) }
  }

  /// A row of this refill's was written in another way than by a decision.
  func forget(_ refill: RefillID) {
    known.withLock { $0.forget(refill) }
    file.live.withLock { $0.forget(refill) }
  }

  static func place(of key: AnswerKey) -> SealedPlace {
    SealedPlace("answers", key.client + "\0" + key.key, "body")
  }
}
