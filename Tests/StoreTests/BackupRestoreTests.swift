import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("Restoring a backup")
struct BackupRestoreTests {
  private func folder(_ temporary: TemporaryDatabase) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: temporary.folder.path).sorted()
  }

  @Test("What was backed up is there again, and what stood there is kept beside it")
  func restores() throws {
    let temporary = try TemporaryDatabase()
    _ = try Life(1, in: temporary.store)
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    let saved = try temporary.database.copy(to: copy)
    _ = try Life(2, in: temporary.store)
    let later = try temporary.database.verifyChain()
    try temporary.database.close()

    let (report, kept) = try Database.restore(
      copy, to: temporary.path, keys: temporary.keys, now: StoreSample.start)
    #expect(report == saved)
    try temporary.reopen()
    #expect(try temporary.database.verifyChain() == saved.head)
    let old = try #require(kept)
    #expect(try DatabaseCopy.check(old, keys: temporary.keys).head == later)
    #expect(try !folder(temporary).contains { $0.hasSuffix(".partial") })
  }

  @Test("A log that a killed process left is kept with its database, and is not taken for the new one's")
  func leftLog() throws {
    let temporary = try TemporaryDatabase()
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    let saved = try temporary.database.copy(to: copy)
    let life = try Life(1, in: temporary.store)
    // As the kernel leaves them when the process is killed.
    let killed = temporary.folder.appending(path: "killed", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: killed, withIntermediateDirectories: false)
    let path = killed.appending(path: "refilld.sqlite").path
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: temporary.path + suffix, toPath: path + suffix)
    }
    let (_, kept) = try Database.restore(copy, to: path, keys: temporary.keys, now: StoreSample.start)
    let restored = try Database.open(path: path, keys: temporary.keys, now: StoreSample.start)
    #expect(try restored.verifyChain() == saved.head)
    try restored.close()
    let old = try Database.open(path: try #require(kept), keys: temporary.keys, now: StoreSample.start)
    #expect(try old.views.refill(life.refill.id) == life.refill)
    try old.close()
  }

  @Test("A log whose database is gone is not taken for the new one's")
  func orphanedLog() throws {
    let temporary = try TemporaryDatabase()
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    let saved = try temporary.database.copy(to: copy)
    _ = try Life(1, in: temporary.store)
    let place = temporary.folder.appending(path: "gone", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    let path = place.appending(path: "refilld.sqlite").path
    try FileManager.default.copyItem(atPath: temporary.path + "-wal", toPath: path + "-wal")
    let (_, kept) = try Database.restore(copy, to: path, keys: temporary.keys, now: StoreSample.start)
    #expect(kept == nil)
    let restored = try Database.open(path: path, keys: temporary.keys, now: StoreSample.start)
    #expect(try restored.verifyChain() == saved.head)
    try restored.close()
  }

  @Test(
    "An order that was open in the backup may have left since: nobody sends it before the pharmacy was asked")
  func openOrder() throws {
    let temporary = try TemporaryDatabase()
    let life = try Life(1, in: temporary.store, until: .approved)
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    _ = try temporary.database.copy(to: copy)
    try temporary.database.close()
    _ = try Database.restore(copy, to: temporary.path, keys: temporary.keys, now: StoreSample.start)
    try temporary.reopen()
    let unknown = try temporary.store.abandonedOnceRows(at: StoreSample.start)
    #expect(unknown.map(\.refill) == [life.refill.id])
  }

  @Test("A database that is in use is not replaced")
  func inUse() throws {
    let temporary = try TemporaryDatabase()
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    _ = try temporary.database.copy(to: copy)
    let error = #expect(throws: StoreError.self) {
      try Database.restore(copy, to: temporary.path, keys: temporary.keys, now: StoreSample.start)
    }
    #expect(error?.code == .unavailable)
  }

  @Test("A backup that is not good changes nothing")
  func damaged() throws {
    let temporary = try TemporaryDatabase()
    let life = try Life(1, in: temporary.store)
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    _ = try temporary.database.copy(to: copy)
    let queue = try DatabaseQueue(path: copy)
    try queue.writeWithoutTransaction { db in try db.execute(sql: "UPDATE refills SET version = 99") }
    try queue.close()
    try temporary.database.close()
    let before = try folder(temporary)
    #expect(throws: StoreError.self) {
      try Database.restore(copy, to: temporary.path, keys: temporary.keys, now: StoreSample.start)
    }
    #expect(try folder(temporary) == before)
    try temporary.reopen()
    #expect(try temporary.database.views.refill(life.refill.id) == life.refill)
  }

  @Test("A file that is broken is replaced, and kept as it was")
  func broken() throws {
    let temporary = try TemporaryDatabase()
    _ = try Life(1, in: temporary.store)
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    let saved = try temporary.database.copy(to: copy)
    try temporary.database.close()
    try Data(repeating: 7, count: 9_000).write(to: URL(filePath: temporary.path))
    let (_, kept) = try Database.restore(
      copy, to: temporary.path, keys: temporary.keys, now: StoreSample.start)
    #expect(try Data(contentsOf: URL(filePath: try #require(kept))) == Data(repeating: 7, count: 9_000))
    try temporary.reopen()
    #expect(try temporary.database.verifyChain() == saved.head)
  }
}
