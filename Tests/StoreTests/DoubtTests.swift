import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("What a person has to look at")
struct DoubtTests {
  private let start = StoreSample.start

  @Test("Refills in doubt are listed and counted by brand, until they are settled")
  func counted() throws {
    let temporary = try TemporaryDatabase()
    let (unsure, unmapped, closedUnsure, closedUnmapped, sure) = (
      try add(1, to: temporary) { $0.isUnsure = true }, try add(2, to: temporary) { $0.unmappedAt = start },
      try add(3, .pickedUp, to: temporary) { $0.isUnsure = true },
      try add(4, .pickedUp, to: temporary) { $0.unmappedAt = start }, try add(5, to: temporary) { _ in }
    )
    let north = try StoreSample.name("north") as BrandName
    let views = temporary.database.views
    #expect(try views.doubts() == [north: [.unsure: 2, .unmapped: 1]])
    #expect(try list(.unsure, in: temporary) == [unsure.id, closedUnsure.id])
    // What is closed and was not understood moves nobody any more.
    #expect(try list(.unmapped, in: temporary) == [unmapped.id])
    #expect(try list(.unsure, brand: "south", in: temporary).isEmpty)
    #expect(closedUnmapped.record.isUnmapped && !sure.record.isUnmapped)

    for refill in [unsure, unmapped, closedUnsure] {
      var settled = try StoreSample.next(refill, refill.progress)
      settled.record.isUnsure = false
      settled.record.unmappedAt = nil
      try temporary.store.commit([.decision(StoreSample.decision(settled))])
    }
    #expect(try views.doubts() == [:])
    #expect(try list(.unsure, in: temporary).isEmpty)
  }

  @Test("A list of doubts goes on over pages, in the order of the queue")
  func pages() throws {
    let temporary = try TemporaryDatabase()
    let refills = try (1...5).map { number in
      try add(number, to: temporary) { record in
        record.unmappedAt = start
        record.runOut = start + .days(Int64(number))
      }
    }
    var read: [RefillID] = []
    var cursor: String?
    repeat {
      let page = try temporary.database.views.refills(
        matching: RefillFilter(brands: [try StoreSample.name("north")], doubt: .unmapped), after: cursor,
        limit: 2)
      read += page.refills.map(\.id)
      cursor = page.next
    } while cursor != nil && read.count < 20
    #expect(read == refills.map(\.id))
  }

  @Test("No count reads a refill that nobody doubts", arguments: Doubt.allCases)
  func plan(doubt: Doubt) throws {
    let temporary = try TemporaryDatabase()
    let steps = try temporary.raw { db in
      try Row.fetchAll(
        db,
        sql: """
          EXPLAIN QUERY PLAN SELECT brand, count(*) FROM refills WHERE \(doubt.rawValue) = 1 GROUP BY brand
          """
      ).map { $0["detail"] as String }
    }
    #expect(steps == ["SCAN refills USING COVERING INDEX refills_\(doubt.rawValue)"])
  }

  @Test("A database from before doubts were counted opens, and its refills count from their next change on")
  func migrated() throws {
    let temporary = try TemporaryDatabase()
    let refill = try add(1, to: temporary) { $0.isUnsure = true }
    try temporary.raw { db in
      try db.execute(
        sql: """
          DROP TABLE raw_answers; DROP INDEX refills_unsure; DROP INDEX refills_unmapped;
          ALTER TABLE refills DROP COLUMN unsure; ALTER TABLE refills DROP COLUMN unmapped;
          DELETE FROM grdb_migrations WHERE identifier = '4'
          """)
    }
    try temporary.reopen()
    #expect(try temporary.store.refill(refill.id) == refill)
    #expect(try temporary.database.views.doubts() == [:])
    let next = try StoreSample.next(refill, .received)
    try temporary.store.commit([
      .decision(StoreSample.decision(next)),
      .heard(
        try StoreSample.answer(about: next.id), of: next.record.patient, refusal: nil, isJournaled: true),
    ])
    #expect(try temporary.database.views.doubts() == [try StoreSample.name("north"): [.unsure: 1]])
    #expect(try temporary.database.views.answers(of: next.id, limit: 5).map(\.sequence) == [2])
  }

  private func add(
    _ number: Int, _ progress: RefillChart.Progress = .preparing, to temporary: TemporaryDatabase,
    _ change: (inout RefillRecord) -> Void
  ) throws -> Refill {
    var sample = try StoreSample(number)
    var refill = try sample.refill(progress)
    change(&refill.record)
    try temporary.store.commit(sample.directory + [.decision(StoreSample.decision(refill))])
    return refill
  }

  private func list(_ doubt: Doubt, brand: String = "north", in temporary: TemporaryDatabase) throws
    -> [RefillID]
  {
    try temporary.database.views.refills(
      matching: RefillFilter(brands: [try StoreSample.name(brand)], doubt: doubt), after: nil, limit: 10
    ).refills.map(\.id)
  }
}
