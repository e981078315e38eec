import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("A refill that cannot be read as it was written")
struct RestoringTests {
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
