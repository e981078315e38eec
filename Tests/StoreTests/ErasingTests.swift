import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("An erased patient")
struct ErasingTests {
  private let temporary: TemporaryDatabase
  private let patient: Patient
  private let refill: Refill
  private let now = StoreSample.start + .days(30)

  init() throws {
    temporary = try TemporaryDatabase()
    _ = try Life(2, in: temporary.store)
    var life = try Life(1, in: temporary.store)
    patient = try StoreSample(1).patient
    try life.hear(.pharmacyPickedUp)
    refill = life.refill
    #expect(!refill.isLive)
  }

  private var list: String { temporary.folder.appending(path: "refilld.erased").path }

  @discardableResult
  private func erase(retention: Span = .days(0)) throws -> Erasure? {
    try temporary.database.erase(patient.id, reason: "canary-reason", retention: retention, at: now)
  }

  private func requireGone(_ database: Store.Database) throws {
    #expect(try database.views.refill(refill.id) == nil)
    #expect(try database.store.refill(refill.id) == nil)
    #expect(try database.views.refill(external: refill.record.external) == nil)
    #expect(try database.views.refills(of: patient.id, limit: 10).isEmpty)
    #expect(try database.views.answers(of: refill.id, limit: 10).isEmpty)
    #expect(try database.directory.patient(patient.id) == nil)
    #expect(try database.directory.prescription(refill.record.prescription) == nil)
    #expect(try database.directory.patients(matching: .email("patient1@example.org")).isEmpty)
    let error = #expect(throws: StoreError.self) {
      try database.directory.patient(external: patient.external)
    }
    #expect(error?.code == .erased)
    let all = try database.views.refills(
      matching: RefillFilter(brands: [patient.brand]), after: nil, limit: 10)
    #expect(all.refills.map(\.id).contains(refill.id) == false && all.refills.count == 1)
    let rows = try database.views.journal(after: 0, limit: 100).filter { $0.entry.refill == refill.id }
    #expect(rows.count > 5 && rows.allSatisfy { $0.entry.payload.isEmpty })
    #expect(
      try database.views.watched(
        at: try StoreSample.name("main-street"), closedSince: StoreSample.start, after: nil, limit: 10
      ).allSatisfy { $0.tracked.refill != refill.id })
  }

  @Test("Is found by no view, and the journal still verifies and replays")
  func gone() throws {
    #expect(try erase()?.refills == [refill.id])
    try requireGone(temporary.database)
    #expect(try erase() == nil)
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    #expect(try temporary.database.copy(to: copy).refills == 2)
    try temporary.reopen()
    try requireGone(temporary.database)
  }

  @Test("Is in no byte of the files: neither the wrapped key nor the clinic's id")
  func bytes() throws {
    for number in 3...300 { try temporary.store.commit(try StoreSample(number).directory) }
    let before = temporary.folder.appending(path: "before.sqlite").path
    _ = try temporary.database.copy(to: before)
    let wrapped = try DatabaseQueue(path: before).read { db in
      try Data.fetchOne(
        db, sql: "SELECT wrapped FROM data_keys WHERE owner = ?", arguments: [patient.id.text])
    }
    try FileManager.default.removeItem(atPath: before)
    try erase()
    for needle in [
      try #require(wrapped), Data("patient-1\u{0}".utf8.dropLast()) + Data(patient.id.text.utf8),
    ] {
      for file in try FileManager.default.contentsOfDirectory(atPath: temporary.folder.path)
      where file.hasPrefix("refilld.sqlite") {
        let bytes = try Data(contentsOf: temporary.folder.appending(path: file))
        #expect(bytes.range(of: needle) == nil, "\(file)")
      }
    }
  }

  @Test("Stays erased when a backup from before is restored, and the restored copy verifies")
  func restored() throws {
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    _ = try temporary.database.copy(to: copy)
    try erase()
    try temporary.database.close()
    _ = try Store.Database.restore(copy, to: temporary.path, keys: temporary.keys, now: now)
    #expect(try DatabaseCopy.check(temporary.path, keys: temporary.keys).refills == 2)
    try temporary.reopen(at: now)
    try requireGone(temporary.database)
  }

  @Test("Stays erased when the file was put back by hand, live refills and clocks and all")
  func putBack() throws {
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    _ = try Life(3, in: temporary.store)
    let other = try StoreSample(3).patient
    _ = try temporary.database.copy(to: copy)
    try temporary.database.close()
    try FileManager.default.removeItem(atPath: temporary.path)
    try FileManager.default.moveItem(atPath: copy, toPath: temporary.path)
    try "\(patient.id) 5\n\(other.id) 6\n\(other.id.text.prefix(9))".write(
      toFile: list, atomically: true, encoding: .utf8)
    try temporary.reopen(at: now)
    try requireGone(temporary.database)
    #expect(try temporary.database.directory.patient(other.id) == nil)
    #expect(try temporary.store.dueTimers(at: now + .days(400), limit: 100).count > 0)
    _ = try temporary.database.copy(to: copy)
  }

  @Test("Live refills are named, and nothing is erased or listed")
  func live() throws {
    let life = try Life(3, in: temporary.store)
    let id = try StoreSample(3).patient.id
    let error = #expect(throws: StoreError.self) {
      try temporary.database.erase(id, reason: "r", retention: .days(0), at: now)
    }
    #expect(error?.code == .conflict && error?.message.contains(life.refill.id.text) == true)
    #expect(try temporary.database.directory.patient(id) != nil)
    #expect(!FileManager.default.fileExists(atPath: list))
  }

  @Test("Not before the time is over for which records must be kept")
  func retention() throws {
    let error = #expect(throws: StoreError.self) { try erase(retention: .days(31)) }
    #expect(error?.code == .conflict && error?.message.contains("retention.days") == true)
    #expect(try erase(retention: .days(29)) != nil)
  }

  @Test("A list that cannot be read is refused with its line")
  func badList() throws {
    try "\(patient.id) 5\nnobody\n".write(toFile: list, atomically: true, encoding: .utf8)
    let error = #expect(throws: StoreError.self) { try temporary.reopen() }
    #expect(error?.code == .unreadable && error?.message.contains("refilld.erased:2") == true)
  }

  @Test("What comes after it is written as ever")
  func goesOn() throws {
    var other = try Life(7, in: temporary.store)
    try erase()
    try other.hear(.pharmacyPickedUp)
    #expect(try temporary.store.refill(other.refill.id)?.version == other.refill.version)
  }

  @Test("Somebody nobody knows is not listed")
  func stranger() throws {
    #expect(
      try temporary.database.erase(
        try StoreSample(99).patient.id, reason: "r", retention: .days(0), at: now) == nil)
    #expect(!FileManager.default.fileExists(atPath: list))
  }
}
