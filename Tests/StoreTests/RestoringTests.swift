import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("A refill that cannot be read as it was written")
struct RestoringTests {
  @Test(
    "A database whose refills stand in another version of the chart is refused at the start, with how many")
  func otherChart() throws {
    let temporary = try TemporaryDatabase()
    var sample = try StoreSample()
    try temporary.store.commit(
      sample.directory + [.decision(StoreSample.decision(try sample.refill()))])
    try temporary.raw { db in
      try db.execute(sql: "UPDATE refills SET chart = 'feedface0123456789'")
      try db.execute(sql: "UPDATE openings SET chart = 'feedface0123456789'")
    }
    let error = #expect(throws: StoreError.self) { try temporary.reopen() }
    #expect(error?.code == .unreadable)
    #expect(error?.message.contains("1 (1 of them live) under feedface0123") == true, "\(error as Any)")
    try temporary.rewrite { db in
      try db.execute(sql: "UPDATE refills SET chart = ?", arguments: [RefillChart.table.version])
    }
    try temporary.reopen()
  }

  @Test("A database from before charts were noted opens, and notes it")
  func firstNote() throws {
    let temporary = try TemporaryDatabase()
    try temporary.raw { db in try db.execute(sql: "UPDATE openings SET chart = NULL") }
    try temporary.reopen()
    let noted = try temporary.raw { db in
      try String.fetchOne(db, sql: "SELECT chart FROM openings ORDER BY number DESC LIMIT 1")
    }
    #expect(noted == RefillChart.table.version)
  }

  @Test(
    "It is named and left alone",
    arguments: [
      "UPDATE refills SET chart = 'another'",
      "UPDATE refills SET states = '[\"refill\"]'",
      "UPDATE refills SET states = '[\"nowhere\"]'",
      "UPDATE refills SET histories = '{\"nowhere\":[\"deciding\"]}'",
      "UPDATE refills SET states = 'not json'",
      "UPDATE refills SET sealed = zeroblob(100)",
    ])
  func unreadable(statement: String) throws {
    let temporary = try TemporaryDatabase()
    var sample = try StoreSample()
    let refill = try sample.refill()
    try temporary.store.commit(sample.directory + [.decision(StoreSample.decision(refill))])
    try temporary.raw { db in try db.execute(sql: statement) }
    try temporary.reopen()
    for read in [temporary.database.store.refill, temporary.database.views.refill(_:)] {
      let error = #expect(throws: StoreError.self) { try read(refill.id) }
      #expect(error?.code == .unreadable)
      #expect(error?.message.contains(refill.id.text) == true)
    }
  }
}
