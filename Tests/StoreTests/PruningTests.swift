import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("Pruning by retention")
struct PruningTests {
  private let temporary: TemporaryDatabase
  private let retention = Span.days(7 * 365)
  private let late = StoreSample.start + .days(10 * 365)

  init() throws { temporary = try TemporaryDatabase() }

  private var copy: String { temporary.folder.appending(path: UUID().uuidString).path }

  private func deliver() throws { try temporary.deliver(at: late) }

  private func prune(
    consumers: [String] = [], isTrial: Bool = false, at now: Instant? = nil,
    progress: (Int) -> Void = { _ in }
  ) throws -> PruningReport {
    try temporary.database.pruneJournal(
      retention: retention, consumers: consumers, isTrial: isTrial, at: now ?? late, progress: progress)
  }

  private func closed(_ number: Int) throws -> Life {
    var life = try Life(number, in: temporary.store)
    try life.hear(.pharmacyPickedUp)
    return life
  }

  private func rows() throws -> [Int64] {
    try temporary.database.views.journal(after: 0, limit: 1_000).map(\.sequence)
  }

  /// Looks through the whole database.
  private func check(_ checkpoints: [Checkpoint] = []) throws -> CopyReport {
    let copy = copy
    _ = try temporary.database.copy(to: copy)
    return try DatabaseCopy.check(copy, keys: temporary.keys, against: checkpoints)
  }

  /// A refill that goes, one that begins before the third and ends after it, and one that is live.
  private func straddling() throws -> (first: Life, second: Life, third: Life) {
    let first = try closed(1)
    var second = try Life(2, in: temporary.store)
    let third = try Life(3, in: temporary.store)
    try second.hear(.pharmacyPickedUp)
    try deliver()
    return (first, second, third)
  }

  @Test("Old refills go with all that hung on them, and what is left verifies")
  func prunes() throws {
    let gone = [try closed(1), try closed(2)]
    try temporary.store.commit([
      .heard(
        try StoreSample.answer(about: gone[0].refill.id), of: gone[0].refill.record.patient, refusal: nil,
        isJournaled: false)
    ])
    let live = try Life(3, in: temporary.store)
    try deliver()
    let all = try rows()
    let report = try prune()
    #expect(report.refills == 2 && report.hold == .live(live.refill.id.text))
    #expect(try rows() == all.filter { $0 > report.through })
    #expect(try temporary.database.views.prunedThrough() == report.through && report.rows == report.through)
    for life in gone {
      #expect(try temporary.database.views.refill(life.refill.id) == nil)
      #expect(try temporary.database.directory.prescription(life.refill.record.prescription) != nil)
    }
    #expect(try check().refills == 1)
    let counts = try temporary.raw { db in
      try ["raw_answers", "kept_rows", "prunings"].map {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)")
      }
        + [Int.fetchOne(db, sql: "SELECT count(*) FROM dispatches WHERE sequence <= \(report.through)")]
    }
    #expect(counts == [0, 0, 1, 0])
  }

  @Test("A refill with later rows stays whole, and goes when its last row may")
  func straddles() throws {
    var lives = try straddling()
    let report = try prune()
    #expect(report.refills == 1)
    #expect(try temporary.store.refill(lives.second.refill.id)?.record == lives.second.refill.record)
    let whole = try temporary.database.views.journal(of: lives.second.refill.id, limit: 100)
    #expect(whole.first?.sequence ?? .max <= report.through && whole.last?.sequence ?? 0 > report.through)
    #expect(whole.map(\.entry.version).first == 1)
    _ = try check()
    // A new consumer begins where the journal is whole.
    #expect(try temporary.store.journal(after: 0, limit: 1).first?.sequence == report.through + 1)

    try lives.third.hear(.pharmacyPickedUp)
    _ = try Life(4, in: temporary.store)
    try deliver()
    let second = try prune(at: late + .days(1))
    #expect(second.refills == 2 && second.through > report.through)
    #expect(try check().starts.map(\.head.sequence) == [report.through, second.through])
    #expect(try check().refills == 1)
  }

  @Test("Nothing more goes the second time, and nothing at all in a trial")
  func repeats() throws {
    _ = try straddling()
    let before = try rows()
    let trial = try prune(isTrial: true)
    #expect(try rows() == before && trial.refills == 1)
    let done = try prune()
    #expect(done == trial)
    let again = try prune()
    #expect(again.refills == 0 && again.rows == 0 && again.through == done.through && again.hold == done.hold)
  }

  @Test("Whatever breaks off, what is there verifies, and the next run goes on")
  func breaksOff() throws {
    for number in 1...25 { _ = try closed(number) }
    _ = try Life(26, in: temporary.store)
    try deliver()
    var looked = 0
    let report = try prune { percent in
      looked += 1
      do { _ = try check() } catch { Issue.record(error, "at \(percent) %") }
    }
    #expect(report.refills == 25 && looked > 3)
    #expect(try check().starts.count == 1)
  }

  @Test("A refill that comes up again while others go stays, with all of its rows")
  func comesUp() throws {
    let lives = try (1...20).map(closed)
    _ = try Life(21, in: temporary.store)
    try deliver()
    var life = lives[12]
    var told = false
    let report = try prune { _ in
      guard !told else { return }
      told = true
      do { try life.tell(.screeningPassed, by: .patient) } catch { Issue.record(error) }
      // What a person did is written at the time of then: it is young.
      do { try temporary.store.commit([.refusal(refused(life.refill))]) } catch { Issue.record(error) }
    }
    #expect(report.refills == 12)
    #expect(report.hold == .young(life.refill.id.text, until: late + retention))
    _ = try check()
  }

  private func refused(_ refill: Refill) -> JournalEntry {
    StoreSample.entry(refill, at: late, refusal: "late")
  }

  @Test("What holds it up is named")
  func holds() throws {
    let first = try closed(1)
    let id = first.refill.id.text
    _ = try Life(2, in: temporary.store)
    #expect(try prune(isTrial: true).hold == .message(id))
    try deliver()
    let last = try #require(try temporary.database.views.journal(of: first.refill.id, limit: 100).last)
    let until = last.entry.at + retention
    #expect(try prune(at: until - .milliseconds(1)).hold == .young(id, until: until))
    #expect(try prune(consumers: ["shelf"]).hold == .consumer("shelf", 0))
    try temporary.store.commit([.cursor(consumer: "shelf", sequence: 3)])
    #expect(try prune(consumers: ["shelf"], isTrial: true).through == 3)
    #expect(try prune(at: until).refills == 1)
    #expect(throws: StoreError.self) {
      try temporary.database.pruneJournal(retention: .days(364), consumers: [], at: late)
    }
  }

  @Test("The journal goes on after all that may go has gone")
  func goesOn() throws {
    let only = try closed(1)
    try deliver()
    let report = try prune()
    #expect(report.hold == .end && report.refills == 0)
    try temporary.reopen()
    _ = try Life(2, in: temporary.store)
    try deliver()
    #expect(try prune().refills == 1)
    #expect(try temporary.store.refill(only.refill.id) == nil)
    _ = try check()
  }

  @Test("Nothing but a pruned beginning leaves the journal")
  func guarded() throws {
    _ = try straddling()
    let report = try prune()
    try temporary.database.close()
    for sequence in [report.through, report.through + 1] {
      #expect(throws: DatabaseError.self) {
        try temporary.rewrite { db in
          try db.execute(sql: "PRAGMA foreign_keys = 0; DELETE FROM journal WHERE sequence = \(sequence)")
        }
      }
    }
  }
}
