import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("The record of who saw whom")
struct ReadTests {
  private let start = StoreSample.start

  private func patient(_ number: UInt64) -> PatientID {
    var numbers = SplitNumbers(number: number)
    return PatientID(at: start, using: &numbers)
  }

  private struct SplitNumbers: RandomNumberGenerator {
    let number: UInt64
    mutating func next() -> UInt64 { number }
  }

  private func read(
    _ minute: Int64, _ patients: UInt64..., by name: String = "ehr", because reason: String? = nil
  )
    -> ReadRecord
  {
    ReadRecord(
      at: start + .minutes(minute), reader: .client(name), route: "GET /v1/refills",
      patients: Set(patients.map(patient)), reason: reason)
  }

  private func found(_ number: UInt64, in temporary: TemporaryDatabase, since minute: Int64 = 0) throws
    -> [ReadRecord]
  {
    try temporary.database.views.readGroups(
      of: patient(number), since: start + .minutes(minute), limit: 100
    ).map(\.last)
  }

  @Test("A patient's readers are found, those of lists too, newest first, since the time that is asked for")
  func found() throws {
    let temporary = try TemporaryDatabase()
    let (alone, list, other) = (
      read(1, 7, because: "They asked"), read(2, 7, 8, 9, by: "crm"), read(3, 8, by: "ehr")
    )
    try temporary.store.commit([.read(alone), .read(list), .read(other)])
    try temporary.reopen(at: start + .hours(2))
    #expect(try found(7, in: temporary) == [list, alone])
    #expect(try found(8, in: temporary) == [other, list])
    #expect(try found(7, in: temporary, since: 2) == [list])
    #expect(try found(6, in: temporary) == [])
  }

  @Test("Who reads the same again and again is one line, with how often and since when, and hides nobody")
  func groups() throws {
    let temporary = try TemporaryDatabase()
    let person = read(0, 7, by: "somebody")
    try temporary.store.commit([
      .read(person), .read(read(1, 7, because: "One")), .read(read(2, 7, because: "Two")),
    ])
    for minute in 3..<1_300 { try temporary.store.commit([.read(read(Int64(minute), 7))]) }
    let groups = try temporary.database.views.readGroups(of: patient(7), since: start, limit: 100)
    #expect(groups.map(\.count) == [1_297, 1, 1, 1])
    #expect(groups.first?.since == start + .minutes(3) && groups.first?.last == read(1_299, 7))
    #expect(groups.map(\.last.reason) == [nil, "Two", "One", nil] && groups.last?.last == person)
  }

  @Test("A read of nobody is none")
  func nobody() throws {
    let temporary = try TemporaryDatabase()
    #expect(throws: StoreError.self) { try temporary.store.commit([.read(read(0))]) }
  }

  @Test("Who asks for a reason finds it, and nobody finds it in the file")
  func sealed() throws {
    let temporary = try TemporaryDatabase()
    try temporary.store.commit([.read(read(0, 7, because: "Zzyzx canary reason"))])
    #expect(try found(7, in: temporary).first?.reason == "Zzyzx canary reason")
    try temporary.database.close()
    let bytes = try Data(contentsOf: URL(filePath: temporary.path))
    #expect(bytes.firstRange(of: Data("canary".utf8)) == nil)
  }

  @Test(
    "No row is altered or taken away before its time",
    arguments: ["UPDATE reads SET reader = 'nobody'", "DELETE FROM reads"])
  func stays(statement: String) throws {
    let temporary = try TemporaryDatabase()
    try temporary.store.commit([.read(read(0, 7))])
    let error = #expect(throws: DatabaseError.self) {
      try temporary.raw { db in try db.execute(sql: statement) }
    }
    #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    try temporary.reopen()
    #expect(try found(7, in: temporary).count == 1)
  }

  @Test("After six years they go, and only then; a row from when the clock was ahead holds up no other")
  func pruned() throws {
    let temporary = try TemporaryDatabase()
    let day: Int64 = 24 * 60
    let kept = Int64(ReadRecord.keptDays)
    try temporary.store.commit([.read(read(9_000 * day, 8))])
    for minute in 0..<1_500 { try temporary.store.commit([.read(read(Int64(minute), 7))]) }
    try temporary.store.commit([.read(read(day * (kept + 3), 7))])
    func prune(on days: Int64) throws -> Int64 {
      try temporary.database.pruneJournal(
        retention: .days(365), consumers: [], at: start + .days(days)
      ).reads
    }
    #expect(try prune(on: kept) == 0)
    #expect(try prune(on: kept + 1) == 1_440)
    #expect(try prune(on: kept + 2) == 60)
    #expect(try prune(on: kept + 2) == 0)
    #expect(try found(7, in: temporary).count == 1 && found(8, in: temporary).count == 1)
  }

  @Test("A reason that was altered hides no row")
  func alteredReason() throws {
    let temporary = try TemporaryDatabase()
    try temporary.store.commit([.read(read(0, 7, because: "They asked")), .read(read(1, 7))])
    try temporary.raw { db in
      try db.execute(
        sql: "DROP TRIGGER reads_keep_rows; UPDATE reads SET reason = x'00' WHERE reason IS NOT NULL")
    }
    try temporary.reopen()
    #expect(try found(7, in: temporary).map(\.reason) == [nil, "(it does not open: it was altered)"])
  }
}
