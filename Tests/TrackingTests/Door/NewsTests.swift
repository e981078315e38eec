import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("Answers of pharmacies at the door", .timeLimit(.minutes(1)))
struct NewsTests {
  private let start = StoreSample.start
  private let clinic: Clinic
  private let refill: RefillID

  init() throws {
    clinic = try Clinic()
    let patient = try Case()
    var record = try patient.record()
    record.importedAt = start
    refill = record.id
    var door = clinic.makeDoor()
    let imported = Submission(
      [
        .patient(patient.patient), .prescription(patient.prescription),
        .begin(record, first: [.event(.refillImported(Import()))]),
      ], from: .system)
    let made = door.pass([imported], at: start, through: clinic.store).answers.first
    try #require(made?.refills?.first?.progress == .sent, "\(made as Any)")
  }

  /// - Parameter ago: minutes before it is brought, when the source says that it happened; nil: it does not say.
  private func news(
    _ kind: RefillChart.EventKind?, _ status: String, after minutes: Int64, happened ago: Int64? = 0,
    contradiction: String? = nil
  ) throws -> Submission {
    let now = start + .minutes(minutes)
    var report = Report(source: .pharmacy, endpoint: Case.endpoint, seenAt: now, status: status)
    report.reportedAt = ago.map { now - .minutes($0) }
    report.contradiction = contradiction
    let event = try kind.map { try #require(RefillChart.Event(kind: $0, carrying: report)) }
    let answer = try StoreSample.answer(
      about: refill, event: kind, status: status, contradiction: contradiction, at: now)
    return Submission([.news(event, answer)], from: Sender(.pharmacy, name: "main-street"))
  }

  private func bring(_ submission: Submission, after minutes: Int64) -> DoorAnswer? {
    var door = clinic.makeDoor()
    return door.pass([submission], at: start + .minutes(minutes), through: clinic.store).answers.first
  }

  private func kept() throws -> [HeardAnswer] { try clinic.views.answers(of: refill, limit: 20) }
  private var lastRow: JournalRow? { get throws { try clinic.store.journal(after: 0, limit: 99).last } }

  @Test("News and the answer that brought it are one transaction")
  func together() throws {
    let commits = clinic.faults.commits.count
    #expect(
      bring(try news(.pharmacyPreparing, "in-work", after: 5), after: 5)?.refills?.first?.progress
        == .preparing)
    #expect(clinic.faults.commits.dropFirst(commits) == [2])
    let heard = try #require(try kept().first)
    #expect(heard.answer.status == "in-work" && heard.refusal == nil)
    #expect(heard.sequence == (try lastRow)?.sequence)

    clinic.faults.fail { _ in StoreError(.unavailable, "full") }
    #expect(bring(try news(.pharmacyReady, "done", after: 6), after: 6)?.isUnavailable == true)
    clinic.faults.fail { _ in nil }
    #expect(try kept() == [heard])
  }

  @Test("What was overtaken changes nothing, and its answer is kept with the refusal's row")
  func outdated() throws {
    _ = bring(try news(.pharmacyReady, "done", after: 5), after: 5)
    let answer = bring(try news(.pharmacyPreparing, "in-work", after: 9, happened: 8), after: 9)
    #expect(answer?.refusal?.code == "outdated")
    let heard = try #require(try kept().first)
    #expect(heard.refusal == "outdated" && heard.answer.status == "in-work")
    let row = try #require(try lastRow)
    #expect(heard.sequence == row.sequence && row.entry.refusal == "outdated")
  }

  @Test("An answer that is asked for a second time is kept, though the journal keeps nothing of it")
  func askedAgain() throws {
    _ = bring(try news(.pharmacyReady, "done", after: 5, happened: nil), after: 5)
    let rows = try clinic.store.journal(after: 0, limit: 99).count
    let answer = bring(try news(.pharmacyPreparing, "in-work", after: 9, happened: nil), after: 9)
    #expect(answer?.refusal == .askAgain)
    #expect(try clinic.store.journal(after: 0, limit: 99).count == rows)
    let heard = try #require(try kept().first)
    #expect(heard.refusal == "ask-again" && heard.sequence == nil && heard.answer.status == "in-work")
  }

  @Test("What is known already is kept as such, with the row that notes it")
  func ignored() throws {
    _ = bring(try news(.pharmacyPreparing, "in-work", after: 5), after: 5)
    _ = bring(try news(.pharmacyPreparing, "still-in-work", after: 6), after: 6)
    let heard = try #require(try kept().first)
    #expect(heard.refusal == "ignored" && heard.answer.status == "still-in-work")
    #expect(heard.sequence == (try lastRow)?.sequence)
  }

  @Test("An answer that means nothing is kept and moves nothing")
  func nothing() throws {
    let version = try clinic.store.refill(refill)?.version
    #expect(bring(try news(nil, "noted", after: 5), after: 5)?.refills?.isEmpty == true)
    #expect(try clinic.store.refill(refill)?.version == version)
    let heard = try #require(try kept().first)
    #expect(heard.answer.event == nil && heard.sequence == nil && heard.refusal == nil)
  }

  @Test("What is not understood and what contradicts itself is marked, and counted until it is settled")
  func doubts() throws {
    let north = try StoreSample.name("north") as BrandName
    _ = bring(try news(.pharmacyUnmapped, "abducted", after: 5), after: 5)
    #expect(try clinic.views.doubts() == [north: [.unmapped: 1]])
    _ = bring(try news(.pharmacyReady, "done", after: 6, contradiction: "ready and cancelled"), after: 6)
    #expect(try clinic.views.doubts() == [north: [.unsure: 1]])
    #expect(try kept().map(\.answer.contradiction) == ["ready and cancelled", nil])
    _ = bring(try news(.pharmacyPickedUp, "gone", after: 7), after: 7)
    #expect(try clinic.views.doubts() == [:])
  }

  @Test("News about a refill that is not known is not kept")
  func stranger() throws {
    let other = try Case(2).record().id
    let submission = Submission(
      [.news(nil, try StoreSample.answer(about: other))], from: Sender(.pharmacy, name: "main-street"))
    guard case .answered(.noSuchRefill(other), _)? = bring(submission, after: 1) else {
      Issue.record("It was taken.")
      return
    }
    #expect(try kept().isEmpty)
  }
}
