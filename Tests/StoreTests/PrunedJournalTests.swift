import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

/// A refill that went, one with rows on both sides of the journal's start, and one that is live.
@Suite("A journal that was pruned")
struct PrunedJournalTests {
  private let temporary: TemporaryDatabase
  private let late = StoreSample.start + .days(10 * 365)
  private let second: Life
  private let third: Life
  private let before: Checkpoint
  private let after: Checkpoint
  private let report: PruningReport

  init() throws {
    temporary = try TemporaryDatabase()
    var first = try Life(1, in: temporary.store)
    try first.hear(.pharmacyPickedUp)
    before = try temporary.database.checkpoint(at: StoreSample.start)
    var second = try Life(2, in: temporary.store)
    // Refused, and the last of what is kept.
    try second.tell(.screeningPassed, by: .patient)
    third = try Life(3, in: temporary.store)
    try second.hear(.pharmacyPickedUp)
    self.second = second
    after = try temporary.database.checkpoint(at: StoreSample.start + .days(30))
    try temporary.deliver(at: late)
    report = try temporary.database.pruneJournal(retention: .days(365), consumers: [], at: late)
  }

  private func copied() throws -> String {
    let path = temporary.folder.appending(path: UUID().uuidString).path
    _ = try temporary.database.copy(to: path)
    return path
  }

  private func altered(_ statement: String) throws -> String {
    let path = try copied()
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = 0; \(TemporaryDatabase.unguarded) \(statement)")
    }
    try queue.close()
    return path
  }

  @Test(
    "What was altered in what is kept is found",
    arguments: [
      ("UPDATE journal SET at = at + 1 WHERE sequence = $kept", "kept when the journal was pruned"),
      ("UPDATE journal SET sender = 'somebody' WHERE sequence = $kept", "kept when the journal was pruned"),
      ("UPDATE journal SET payload = zeroblob(80) WHERE sequence = $kept", "does not open"),
      (
        "UPDATE journal SET record = zeroblob(80) WHERE sequence = $first", "kept when the journal was pruned"
      ),
      ("DELETE FROM journal WHERE sequence = $kept", "kept when the journal was pruned"),
      ("DELETE FROM journal WHERE sequence <= $kept; DELETE FROM kept_rows", "were kept and 0 are there"),
      ("DELETE FROM kept_rows", "kept when the journal was pruned"),
      ("UPDATE kept_rows SET sealed = zeroblob(80)", "does not open"),
      ("UPDATE prunings SET kept = kept - 1", "is not signed by this database"),
      ("UPDATE prunings SET at = at + 1", "is not signed by this database"),
      ("UPDATE prunings SET chain = zeroblob(32)", "is not signed by this database"),
      ("UPDATE prunings SET through = through + 1", "is not signed by this database"),
      ("DELETE FROM prunings", "does not continue after row 0"),
      ("DELETE FROM journal WHERE sequence = $kept + 1", "does not continue"),
    ])
  func forgeries(statement: String, said: String) throws {
    let kept = try #require(
      try temporary.database.views.journal(of: second.refill.id, limit: 100).last {
        $0.sequence <= report.through
      })
    let first = try #require(try temporary.database.views.journal(of: second.refill.id, limit: 100).first)
    let path = try altered(
      statement.replacing("$kept", with: "\(kept.sequence)").replacing("$first", with: "\(first.sequence)"))
    let error = #expect(throws: StoreError.self) { try DatabaseCopy.check(path, keys: temporary.keys) }
    #expect(error?.code == .unreadable && error?.message.contains(said) == true, "\(error?.message ?? "")")
  }

  /// Whoever has a checkpoint, as it was logged, can take a beginning away and still not say that it was pruned.
  @Test("A checkpoint is no pruning")
  func checkpointIsNoPruning() throws {
    let lines = after.text.split(separator: "\n").map { $0.split(separator: " ").last.map(String.init) ?? "" }
    let path = try altered(
      """
      UPDATE prunings SET through = \(lines[1]), chain = x'\(lines[2])', key = x'\(lines[4])', signature = x'\(lines[5])'
      """)
    let error = #expect(throws: StoreError.self) { try DatabaseCopy.check(path, keys: temporary.keys) }
    #expect(error?.message.contains("is not signed") == true)
  }

  @Test("A checkpoint from before says nothing, one from after is held against it as ever")
  func checkpoints() throws {
    let found = try DatabaseCopy.check(copied(), keys: temporary.keys, against: [before, after])
    #expect(found.pruning(of: before.head.sequence)?.at == late)
    #expect(found.pruning(of: after.head.sequence) == nil)
    let key = String(repeating: "0", count: 64)
    #expect(throws: StoreError.self) {
      try DatabaseCopy.check(copied(), keys: temporary.keys, trusting: key)
    }
    #expect(try DatabaseCopy.check(copied(), keys: temporary.keys, trusting: after.keyText).refills == 2)
  }

  @Test("It is restored, rebuilt and erased from like any other")
  func worksOn() throws {
    let copy = try copied()
    try temporary.database.close()
    _ = try Store.Database.restore(copy, to: temporary.path, keys: temporary.keys, now: late)
    try temporary.rewrite { db in
      try db.execute(sql: "PRAGMA foreign_keys = 0; UPDATE refills SET version = 1; DELETE FROM timers")
    }
    let (rebuilt, report, _) = try Store.Database.rebuild(
      temporary.path, keys: temporary.keys, now: late + .seconds(1))
    #expect(rebuilt.refills == 2 && report.refills == 2)
    try temporary.reopen(at: late)
    #expect(try temporary.store.refill(second.refill.id)?.version == second.refill.version)
    let patient = second.refill.record.patient
    #expect(try temporary.database.erase(patient, reason: "asked", retention: .days(0), at: late) != nil)
    #expect(try DatabaseCopy.check(copied(), keys: temporary.keys).refills == 2)
  }
}
