import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("A database of an earlier version")
struct MigrationTests {
  /// `Schemas/N.sql` is what a daemon of schema N wrote, as `sqlite3 refilld.sqlite .dump` has it: three refills that
  /// wait for a provider. What came before it is made from the oldest by taking away what its migrations added.
  private static let oldest = 4
  /// Seals those samples, and nothing else.
  private static let key = "1efedcdcbe704f92bc9b747483e9d836d820f392a3710165d593f6f142857e1e"
  private static let undone = [
    4: """
    DROP TABLE raw_answers;
    DROP INDEX refills_unsure; ALTER TABLE refills DROP COLUMN unsure;
    DROP INDEX refills_unmapped; ALTER TABLE refills DROP COLUMN unmapped;
    """,
    3: "DROP INDEX refills_watched; DROP INDEX refills_closed;",
    2: "ALTER TABLE openings DROP COLUMN chart;",
  ]
  /// Newest last.
  private static let schemas = Array(1...10)

  private final class Sample {
    let folder = FileManager.default.temporaryDirectory.appending(path: "refilld-" + UUID().uuidString)
    let path: String
    let keys: KeyRing

    init(schema: Int) throws {
      path = folder.appending(path: "refilld.sqlite").path
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      let key = folder.appending(path: "refilld.key").path
      let bytes = stride(from: 0, to: MigrationTests.key.count, by: 2).compactMap {
        UInt8(MigrationTests.key.dropFirst($0).prefix(2), radix: 16)
      }
      #expect(
        FileManager.default.createFile(
          atPath: key, contents: Data(bytes), attributes: [.posixPermissions: 0o600]))
      keys = try KeyRing.load(key)
      try write(schema)
    }

    private func write(_ schema: Int) throws {
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Schemas/\(max(schema, MigrationTests.oldest)).sql")
      let dump = try String(contentsOf: file, encoding: .utf8)
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA application_id = \(0x5258_464C); \(dump)")
        for later in stride(from: MigrationTests.oldest, to: schema, by: -1) {
          try db.execute(sql: MigrationTests.undone[later] ?? "")
          try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = ?", arguments: ["\(later)"])
        }
        // A version of the chart that was never released has no map: the sample stands in the present one.
        try db.execute(sql: "UPDATE refills SET chart = ?", arguments: [RefillChart.table.version])
        // One message waits behind another.
        try db.execute(
          sql: """
            UPDATE dispatches SET state = 'waiting', wake_at = due_at WHERE position IN (1, 2);
            UPDATE dispatches SET refill = (SELECT refill FROM dispatches WHERE position = 1) WHERE position = 2;
            """)
        if schema > 4 { try db.execute(sql: "UPDATE dispatches SET behind = 1 WHERE position = 2") }
      }
      try queue.close()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
  }

  @Test("All that it holds is there, in order, and can be worked with", arguments: schemas)
  func migrates(schema: Int) throws {
    let sample = try Sample(schema: schema)
    let now = Instant(milliseconds: 1_797_000_000_000)
    let database = try Database.open(path: sample.path, keys: sample.keys, now: now)
    defer { try? database.close() }
    let patient = try #require(try database.directory.patient(external: StoreSample.name("p-17")))
    #expect(patient.name == "Testa Placeholder")
    let refills = try database.views.refills(of: patient.id, limit: 10)
    #expect(refills.map(\.version) == [3, 3, 3])
    #expect(refills.allSatisfy { $0.progress == .withProvider && $0.record.patient == patient.id })
    for refill in refills {
      let journal = try database.views.journal(of: refill.id, limit: 10)
      #expect(journal.map(\.entry.version) == [1, 2, 3])
      #expect(journal.map(\.entry.kind) == [.screeningBegin, .screeningPassed, .clockRunOutNear])
      #expect(journal.map(\.sequence) == journal.map(\.sequence).sorted())
    }
    #expect(try database.verifyChain().sequence == 9)
    #expect(try database.store.dueTimers(at: .init(milliseconds: .max), limit: 10).count == 3)
    let claimed = try database.store.claimDispatches(at: now, lease: .seconds(60), limit: 10)
    #expect(claimed.map(\.sequence).count == 1, "the second waits behind the first")
    try database.store.commit([.refusal(StoreSample.entry(refills[0], at: now, refusal: "guarded"))])
    #expect(try database.views.journal(of: refills[0].id, limit: 10).map(\.entry.refusal).last == "guarded")
    #expect(try database.verifyChain().sequence == 10)
  }

  @Test("Patients and prescriptions from before are read, and are bytes once they are written again")
  func written() throws {
    let sample = try Sample(schema: 8)
    func lengths() throws -> [Int] {
      try DatabaseQueue(path: sample.path).read { db in
        try Int.fetchAll(
          db,
          sql: """
            SELECT length(sealed) FROM patients
            UNION ALL SELECT length(sealed) FROM prescriptions WHERE external = 'rx-1'
            """)
      }
    }
    let before = try lengths()
    let database = try Database.open(
      path: sample.path, keys: sample.keys, now: Instant(milliseconds: 1_795_499_000_000))
    defer { try? database.close() }
    let directory = database.directory
    let patient = try #require(try directory.patient(external: StoreSample.name("p-17")))
    let prescription = try #require(try directory.prescription(external: StoreSample.name("rx-1")))
    #expect(prescription.patient == patient.id)
    try database.store.commit([.patient(patient), .prescription(prescription)])
    #expect(try directory.patient(patient.id) == patient)
    #expect(try directory.prescription(prescription.id) == prescription)
    try database.close()
    let after = try lengths()
    // Without the names of the fields.
    #expect(before.count == 2 && zip(before, after).allSatisfy { $1 < $0 - 60 }, "\(before), \(after)")
  }

  @Test("Clocks from before are stopped where they lie, and new ones lie behind them")
  func clocks() throws {
    let sample = try Sample(schema: 6)
    let now = Instant(milliseconds: 1_795_499_000_000)
    let database = try Database.open(path: sample.path, keys: sample.keys, now: now)
    defer { try? database.close() }
    let rows = try database.store.dueTimers(at: .init(milliseconds: .max), limit: 10)
    let row = try #require(rows.first)
    let refill = try #require(try database.store.refill(row.refill))
    var record = refill.record
    let armed = try #require(record.clocks[row.clock])
    #expect(armed.due == row.due)
    #expect(armed.setAt == nil)
    record.clocks[row.clock]?.setAt = now
    let next = Refill(
      record: record, configuration: refill.configuration, regions: refill.regions,
      version: refill.version + 1, changedAt: now)
    let change = TimerChange(
      clock: row.clock, occurrence: row.occurrence, due: row.due,
      replacing: TimerChange.Place(due: row.due, setAt: armed.setAt))
    try database.store.commit([
      .decision(
        Decision(refill: next, entry: StoreSample.entry(next, at: now), timers: [change], dispatches: []))
    ])
    let after = try database.store.dueTimers(at: .init(milliseconds: .max), limit: 10)
    #expect(after.count == rows.count)
    #expect(Set(after.map(\.refill)) == Set(rows.map(\.refill)))
  }

  @Test("There is a sample of every schema but the newest")
  func complete() throws {
    let temporary = try TemporaryDatabase()
    let newest = try temporary.raw { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM grdb_migrations") }
    #expect(
      newest == Self.schemas.count + 1,
      "Add Schemas/\((newest ?? 1) - 1).sql, written by the version before, and name its schema here.")
  }
}
