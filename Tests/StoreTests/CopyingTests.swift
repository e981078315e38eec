import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("Backups")
struct CopyingTests {
  @Test("A copy holds what was written, was looked through, and is its owner's alone")
  func copies() throws {
    let temporary = try TemporaryDatabase()
    for number in 1...3 { _ = try Life(number, in: temporary.store) }
    let path = temporary.folder.appending(path: "copy.sqlite").path
    let report = try temporary.database.copy(to: path)
    #expect(report.refills == 3)
    #expect(try report.head == temporary.database.verifyChain())
    #expect(report.replay.replayed == 21)
    #expect(report.replay.refused == 3)
    #expect(try DatabaseCopy.check(path, keys: temporary.keys) == report)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let files = try FileManager.default.contentsOfDirectory(atPath: temporary.folder.path)
    #expect(files.filter { $0.hasPrefix("copy") } == ["copy.sqlite"])
  }

  @Test("A copy is of one moment, whatever is written while it is made")
  func oneMoment() throws {
    let temporary = try TemporaryDatabase()
    for number in 1...3 { _ = try Life(number, in: temporary.store) }
    let before = try temporary.database.verifyChain()
    let path = temporary.folder.appending(path: "copy.sqlite").path
    let store = temporary.store
    let report = try temporary.database.copy(to: path) { percent in
      // What is written between two steps of the copy is not in it.
      do { _ = try Life(100 + percent, in: store) } catch { Issue.record(error) }
    }
    #expect(report.head == before)
    #expect(try temporary.database.verifyChain().sequence > before.sequence)
  }

  @Test("A clock that came and moved nothing is spent in the journal too")
  func spentClock() throws {
    let temporary = try TemporaryDatabase()
    var life = try Life(1, in: temporary.store)
    try life.outlast()
    #expect(life.refill.progress == .readyWindowOver)
    let path = temporary.folder.appending(path: "copy.sqlite").path
    #expect(try temporary.database.copy(to: path).replay.refused == 2)
  }

  @Test("A file that is there is not written over")
  func existing() throws {
    let temporary = try TemporaryDatabase()
    let path = temporary.folder.appending(path: "copy.sqlite").path
    try "mine".write(toFile: path, atomically: true, encoding: .utf8)
    let error = #expect(throws: StoreError.self) { try temporary.database.copy(to: path) }
    #expect(error?.code == .conflict)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  @Test("A copy of a database that is not whole says what is wrong, and is kept under a name that says so")
  func unverified() throws {
    let temporary = try TemporaryDatabase()
    _ = try Life(1, in: temporary.store)
    try temporary.raw { db in try db.execute(sql: "UPDATE refills SET version = 99") }
    try temporary.reopen()
    let path = temporary.folder.appending(path: "copy.sqlite").path
    let error = #expect(throws: StoreError.self) { try temporary.database.copy(to: path) }
    #expect(error?.message.contains("rf_") == true && error?.message.contains("\(path).unverified") == true)
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(FileManager.default.fileExists(atPath: path + ".unverified"))
  }

  @Test("A copy to where nobody may write says so, and leaves nothing")
  func nowhere() throws {
    let temporary = try TemporaryDatabase()
    let error = #expect(throws: StoreError.self) {
      try temporary.database.copy(to: temporary.folder.appending(path: "no/such/folder.sqlite").path)
    }
    #expect(error?.code == .unavailable)
  }

  @Test("What is wrong with a copy is found and named", arguments: Fault.all)
  func faults(fault: Fault) throws {
    let temporary = try TemporaryDatabase()
    _ = try Life(1, in: temporary.store)
    let path = temporary.folder.appending(path: "copy.sqlite").path
    _ = try temporary.database.copy(to: path)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = 0; \(TemporaryDatabase.unguarded) \(fault.statement)")
    }
    try queue.close()
    let error = #expect(throws: StoreError.self) { try DatabaseCopy.check(path, keys: temporary.keys) }
    #expect(error?.code == .unreadable)
    #expect(error?.message.contains(fault.said) == true, "\(error?.message ?? "")")
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let statement: String
    let said: String
    var testDescription: String { statement }

    static let all = [
      ("UPDATE refills SET version = version - 1", "does not open"),
      ("UPDATE refills SET sealed = x''", "does not open"),
      ("UPDATE refills SET journaled = journaled - 1", "does not name its last row"),
      ("UPDATE journal SET before = before - 1 WHERE before > 0", "does not name the row before"),
      ("UPDATE refills SET states = replace(states, '\"ready\"', '\"partlyReady\"')", "listed otherwise"),
      ("UPDATE refills SET histories = '{}'", "stands elsewhere"),
      ("UPDATE refills SET sealed = zeroblob(length(sealed))", "does not open"),
      ("UPDATE refills SET live = 0", "listed otherwise"),
      ("UPDATE progress_counts SET count = 9", "numbers of refills"),
      ("UPDATE refills SET item = 'other'", "listed otherwise"),
      ("UPDATE timers SET due = due + 1", "is not due when the journal says"),
      ("DELETE FROM timers WHERE clock = 'windowOver'", "windowOver is missing"),
      ("DELETE FROM dispatches WHERE lane = 'notice' AND sequence = 1", "notice of journal row 1 is missing"),
      ("UPDATE dispatches SET sequence = 2 WHERE sequence = 1", "does not name"),
      ("DELETE FROM journal WHERE sequence = 8", "were written"),
      ("UPDATE journal SET guard_answers = guard_answers + 1 WHERE sequence = 2", "altered"),
      ("DELETE FROM prescriptions", "belongs to something that is not there"),
      ("DELETE FROM refills", "belongs to something that is not there"),
    ].map(Fault.init)
  }

  @Test("A copy needs the key that sealed it, and says which that is")
  func otherKey() throws {
    let temporary = try TemporaryDatabase()
    let other = try TemporaryDatabase()
    let path = temporary.folder.appending(path: "copy.sqlite").path
    _ = try temporary.database.copy(to: path)
    let error = #expect(throws: StoreError.self) { try DatabaseCopy.check(path, keys: other.keys) }
    #expect(error?.code == .unreadable)
    #expect(error?.message.contains("sealed with the key") == true)
  }

  @Test(
    "What is no database of ours is refused",
    arguments: ["", "no database at all, but a text of some length"])
  func foreign(text: String) throws {
    let temporary = try TemporaryDatabase()
    let path = temporary.folder.appending(path: "copy.sqlite").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let error = #expect(throws: StoreError.self) { try DatabaseCopy.check(path, keys: temporary.keys) }
    #expect(error?.code == .schema)
  }
}
