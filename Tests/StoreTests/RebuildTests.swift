import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("Making the database anew from its journal")
struct RebuildTests {
  /// Tables that the journal gives, without what only they know.
  private static let tables = [
    "SELECT * FROM refills ORDER BY id",
    "SELECT * FROM timers ORDER BY due, refill, clock",
    "SELECT * FROM tasks ORDER BY refill, position",
    "SELECT * FROM progress_counts WHERE count <> 0",
    "SELECT refill, sequence, lane, content, once FROM dispatches ORDER BY sequence, lane, content",
  ]

  private func rows(_ temporary: TemporaryDatabase) throws -> [[String]] {
    try temporary.rewrite { db in
      try Self.tables.map { table in try Row.fetchAll(db, sql: table).map { "\(Array($0.databaseValues))" } }
    }
  }

  struct Damage: Sendable, CustomTestStringConvertible {
    let statement: String
    let added: Int
    var testDescription: String { statement }

    static let all = [
      ("SELECT 1", 0),
      ("UPDATE refills SET version = 99, states = '[]', live = 0", 0),
      ("UPDATE refills SET sealed = zeroblob(length(sealed)), journaled = 1, endpoint = NULL", 0),
      ("DELETE FROM timers; DELETE FROM tasks", 0),
      ("UPDATE timers SET due = due + 1, occurrence = 7", 0),
      ("DELETE FROM refills", 0),
      ("UPDATE progress_counts SET count = count + 1", 0),
      ("UPDATE refills SET sealed = x''", 0),
      ("DELETE FROM dispatches WHERE lane = 'notice'", 10),
      ("DELETE FROM dispatches WHERE lane = 'pharmacy'", 2),
    ].map(Damage.init)
  }

  @Test("Whatever was altered, lost or put in comes back as the journal has it", arguments: Damage.all)
  func damage(damage: Damage) throws {
    let temporary = try TemporaryDatabase()
    for number in 1...2 { _ = try Life(number, in: temporary.store) }
    try temporary.database.close()
    let good = try rows(temporary)
    try temporary.rewrite { db in try db.execute(sql: "PRAGMA foreign_keys = 0; \(damage.statement)") }
    let (rebuilt, report, kept) = try Database.rebuild(
      temporary.path, keys: temporary.keys, now: StoreSample.start)
    #expect(rebuilt.refills == 2 && rebuilt.kept == 0)
    #expect(rebuilt.added == damage.added)
    #expect(report.refills == 2)
    #expect(try #require(kept).hasPrefix(temporary.path + ".before-"))
    #expect(try rows(temporary).count == good.count)
    for (now, before) in zip(try rows(temporary), good) where damage.added == 0 { #expect(now == before) }
    // What was made anew can be worked with.
    try temporary.reopen()
    _ = try Life(3, in: temporary.store)
    try temporary.database.close()
    #expect(try DatabaseCopy.check(temporary.path, keys: temporary.keys).refills == 3)
  }

  @Test("What the queue out has lost comes back as given up: nobody knows whether it was sent")
  func lostMessages() throws {
    let temporary = try TemporaryDatabase()
    let life = try Life(1, in: temporary.store)
    try temporary.raw { db in
      try db.execute(sql: "DELETE FROM dispatches WHERE lane = 'pharmacy' OR sequence = 1")
      try db.execute(
        sql: """
          INSERT INTO dispatches (id, refill, sequence, lane, content, once, state, attempt, created_at, due_at)
          VALUES ('ms_0', ?, 3, 'notice', '{}', 0, 'delivered', 1, 0, 0)
          """, arguments: [life.refill.id.text])
    }
    let (rebuilt, _, _) = try Database.rebuild(temporary.path, keys: temporary.keys, now: StoreSample.start)
    #expect(rebuilt.added == 2 && rebuilt.removed == 1)
    try temporary.reopen()
    let dead = try temporary.database.views.dispatches(in: .dead, limit: 10)
    #expect(Set(dead.map(\.lane)) == ["notice", "pharmacy"])
    #expect(dead.allSatisfy { $0.lastError?.contains("not known") == true })
    #expect(try temporary.database.views.dispatches(in: .unknown, limit: 10).isEmpty)
  }

  @Test("A journal that is not whole is no ground to build on: the database stays as it was")
  func brokenJournal() throws {
    let temporary = try TemporaryDatabase()
    _ = try Life(1, in: temporary.store)
    try temporary.raw { db in
      try db.execute(
        sql: "DROP TRIGGER journal_keeps_rows; UPDATE journal SET version = 9 WHERE sequence = 4")
    }
    let before = try Data(contentsOf: URL(filePath: temporary.path))
    let error = #expect(throws: StoreError.self) {
      try Database.rebuild(temporary.path, keys: temporary.keys, now: StoreSample.start)
    }
    #expect(error?.code == .unreadable)
    #expect(try Data(contentsOf: URL(filePath: temporary.path)) == before)
  }

  @Test("A database that is open is not rebuilt")
  func open() throws {
    let temporary = try TemporaryDatabase()
    let error = #expect(throws: StoreError.self) {
      try Database.rebuild(temporary.path, keys: temporary.keys, now: StoreSample.start)
    }
    #expect(error?.code == .unavailable)
  }
}
