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

  private func found(_ number: UInt64, in temporary: TemporaryDatabase, from: Int64 = 0, before: Int64 = 60)
    throws -> [ReadRecord]
  {
    try temporary.database.views.reads(
      of: patient(number), from: start + .minutes(from), before: start + .minutes(before), skipping: 0,
      limit: 100)
  }

  @Test("A patient's readers are found, those of lists too, newest first, in the time that is asked for")
  func found() throws {
    let temporary = try TemporaryDatabase()
    let (alone, list, other) = (read(1, 7, because: "They asked"), read(2, 7, 8, 9), read(3, 8))
    try temporary.store.commit([.read(alone), .read(list), .read(other)])
    try temporary.reopen(at: start + .hours(2))
    #expect(try found(7, in: temporary) == [list, alone])
    #expect(try found(8, in: temporary) == [other, list])
    #expect(try found(7, in: temporary, from: 2) == [list])
    #expect(try found(7, in: temporary, before: 2) == [alone])
    #expect(try found(6, in: temporary) == [])
  }

  @Test("All of them are found in steps")
  func steps() throws {
    let temporary = try TemporaryDatabase()
    let all = (0..<5).map { read($0, 7, 8) }
    try temporary.store.commit(all.map { .read($0) })
    var seen: [ReadRecord] = []
    while seen.count < 6 {
      let more = try temporary.database.views.reads(
        of: patient(8), from: start, before: start + .hours(1), skipping: seen.count, limit: 2)
      if more.isEmpty { break }
      seen += more
    }
    #expect(seen == all.reversed())
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

  @Test("After six years they go, and only then")
  func pruned() throws {
    let temporary = try TemporaryDatabase()
    let day: Int64 = 24 * 60
    try temporary.store.commit([.read(read(0, 7)), .read(read(day, 7)), .read(read(2_200 * day, 7))])
    let kept = Int64(ReadRecord.keptDays)
    func prune(on days: Int64) throws -> Int64 {
      try temporary.database.pruneJournal(
        retention: .days(365), consumers: [], at: start + .days(days) + .minutes(1)
      ).reads
    }
    #expect(try prune(on: kept - 1) == 0)
    #expect(try prune(on: kept) == 1)
    #expect(try prune(on: kept) == 0)
    #expect(try found(7, in: temporary, before: 3_000 * day).count == 2)
  }
}
