import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("The journal")
struct JournalTests {
  @Test("The chain verifies, and its head moves with each row")
  func verifies() throws {
    let temporary = try TemporaryDatabase()
    #expect(try temporary.database.verifyChain().sequence == 0)
    try fill(temporary)
    let head = try temporary.database.verifyChain()
    #expect(head.sequence == 3)
    try temporary.reopen()
    #expect(try temporary.database.verifyChain() == head)
  }

  @Test(
    "An altered row is found",
    arguments: [
      "UPDATE journal SET sender = 'somebody' WHERE sequence = 2",
      "UPDATE journal SET at = at + 1 WHERE sequence = 2",
      "UPDATE journal SET refusal = '' WHERE sequence = 2",
      "UPDATE journal SET payload_commitment = zeroblob(32) WHERE sequence = 2",
      "UPDATE journal SET payload = zeroblob(80) WHERE sequence = 2",
      "UPDATE journal SET payload = (SELECT payload FROM journal WHERE sequence = 1) WHERE sequence = 2",
      "DELETE FROM journal WHERE sequence = 2",
      "DELETE FROM journal WHERE sequence = 3",
    ])
  func altered(statement: String) throws {
    let temporary = try TemporaryDatabase()
    try fill(temporary)
    try temporary.raw { db in
      try db.execute(sql: "\(TemporaryDatabase.unguarded) \(statement)")
    }
    try temporary.reopen()
    let error = #expect(throws: StoreError.self) { try temporary.database.verifyChain() }
    #expect(error?.code == .unreadable)
    #expect(error?.message.contains(statement.hasSuffix("3") ? "3" : "2") == true)
  }

  @Test("The chain verifies without a patient's key, and still finds an altered commitment")
  func erased() throws {
    let temporary = try TemporaryDatabase()
    try fill(temporary)
    try temporary.raw { db in try db.execute(sql: "DELETE FROM data_keys WHERE owner LIKE 'pt_%'") }
    try temporary.reopen()
    #expect(try temporary.database.verifyChain().sequence == 3)
    try temporary.raw { db in
      try db.execute(
        sql: "DROP TRIGGER journal_keeps_rows; UPDATE journal SET payload_commitment = zeroblob(32)")
    }
    try temporary.reopen()
    #expect(throws: StoreError.self) { try temporary.database.verifyChain() }
  }

  @Test(
    "A payload that was sealed with the right key in the right place is still not the one that was written")
  func resealed() throws {
    let temporary = try TemporaryDatabase()
    var sample = try StoreSample()
    let refill = try sample.refill()
    try temporary.store.commit(sample.directory)
    try temporary.database.close()
    let copy = temporary.folder.appendingPathComponent("copy.sqlite").path
    try FileManager.default.copyItem(atPath: temporary.path, toPath: copy)
    let forged = try Database.open(path: copy, keys: temporary.keys, now: StoreSample.start)
    try forged.store.commit([.decision(StoreSample.decision(refill, payload: "{\"forged\":1}"))])
    try forged.close()
    try temporary.reopen()
    try temporary.store.commit([.decision(StoreSample.decision(refill))])
    try temporary.raw { db in
      try db.execute(
        sql: """
          DROP TRIGGER journal_keeps_rows; ATTACH ? AS forged;
          UPDATE journal SET payload = (SELECT payload FROM forged.journal WHERE sequence = 1); DETACH forged
          """, arguments: [copy])
    }
    try temporary.reopen()
    #expect(throws: StoreError.self) { try temporary.database.verifyChain() }
      .map { #expect($0.message.contains("payload")) }
  }

  @Test("A row of the journal cannot be changed in passing")
  func appendOnly() throws {
    let temporary = try TemporaryDatabase()
    try fill(temporary)
    #expect(throws: DatabaseError.self) {
      try temporary.raw { db in try db.execute(sql: "UPDATE journal SET at = 1") }
    }
  }

  private func fill(_ temporary: TemporaryDatabase) throws {
    var sample = try StoreSample()
    let refill = try sample.refill()
    try temporary.store.commit(
      sample.directory + [
        .decision(StoreSample.decision(refill)), .refusal(StoreSample.entry(refill)),
        .decision(StoreSample.decision(try StoreSample.next(refill, .cancelled))),
      ])
  }
}
