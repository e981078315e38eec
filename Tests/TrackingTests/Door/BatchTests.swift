import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("A batch of submissions", .timeLimit(.minutes(1)))
struct BatchTests {
  private let start = StoreSample.start

  @Test("A submission is one transaction of its own rows")
  func oneTransaction() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let pass = door.pass([try Case().request()], at: start, through: clinic.store)

    #expect(pass.answers.first?.refills?.first?.progress == .withProvider)
    #expect(clinic.faults.commits.count == 1)
    #expect(try clinic.disk.database.store.journal(after: 0, limit: 9).map(\.entry.version) == [1, 2])
  }

  @Test("When one change is refused, none of the submission is made, and the try is in the journal")
  func allOrNothing() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case()
    _ = door.pass([try patient.request()], at: start, through: clinic.store)
    let id = try patient.record().id
    let action = OpenAction(kind: .labs)

    let both = Submission(
      [.input(id, .actionOpened(action), expecting: nil), .input(id, .providerUndo, expecting: nil)],
      from: Sender(.provider, name: "st_first"))
    let answer = try #require(door.pass([both], at: start, through: clinic.store).answers.first)

    #expect(answer.refusal == .unhandled)
    #expect(try clinic.store.refill(id)?.version == 2)
    #expect(try clinic.store.refill(id)?.record.openActions.isEmpty == true)
    let last = try #require(try clinic.store.journal(after: 2, limit: 9).first)
    #expect(last.entry.refusal == "unhandled")
    #expect(last.entry.version == 2)
  }

  @Test("Inputs of one batch for one refill step on each other")
  func stepsOnEachOther() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case()
    let pass = door.pass(
      [
        try patient.request(), try patient.approve(expecting: 2),
        try patient.submission(.providerUndo, from: Sender(.provider, name: "st_first"), expecting: 3),
      ], at: start, through: clinic.store)

    #expect(pass.answers.compactMap { $0.refills?.first?.version } == [2, 3, 4])
    #expect(clinic.faults.commits.count == 1)
    #expect(try clinic.store.refill(try patient.record().id)?.progress == .withProvider)
  }

  @Test("Of two who decide on the same version one wins, and the other is told who and when")
  func twoProviders() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case()
    _ = door.pass([try patient.request()], at: start, through: clinic.store)
    let deny = try patient.submission(
      .providerDeny(Denial(reason: .interaction)), from: Sender(.provider, name: "st_second"), expecting: 2)
    let pass = door.pass(
      [try patient.approve(expecting: 2), deny], at: start + .seconds(1), through: clinic.store)

    #expect(pass.answers.first?.rendered?.status == 200)
    #expect(pass.answers.last?.rendered?.status == 412)
    guard case .versionMoved(let version, let decision)? = pass.answers.last?.refusal else {
      Issue.record("The second was not told that the version moved")
      return
    }
    #expect(version == 3)
    #expect(decision?.by == "st_first")
    #expect(decision?.at == start + .seconds(1))
    let rows = try clinic.store.journal(after: 2, limit: 9)
    #expect(rows.map(\.entry.refusal) == [nil, "version-moved"])
  }

  @Test("The second request for a prescription in the same batch is a duplicate")
  func duplicate() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case()
    let pass = door.pass([try patient.request(1), try patient.request(2)], at: start, through: clinic.store)

    let second = try #require(pass.answers.last?.refills?.first)
    #expect(second.progress == .notAccepted)
    #expect(second.record.failure?.reason == .duplicate)
    let first = try patient.record(1).id
    #expect(second.record.failure?.other == first)
    #expect(clinic.faults.commits.count == 1)
  }

  @Test("A second live refill of a prescription is a conflict, and hurts nobody else")
  func secondLive() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case(1)
    let unscreened = Submission(
      [.begin(try patient.record(2), first: [.event(.screeningBegin)])], from: .system)
    let pass = door.pass(
      [try patient.request(1), unscreened, try Case(2).request()], at: start, through: clinic.store)

    #expect(pass.answers[0].refills?.count == 1)
    #expect(pass.answers[1].isConflict)
    #expect(pass.answers[2].refills?.count == 1)
    #expect(clinic.faults.commits.count == 1)
  }

  @Test("A submission that the disk refuses does not hurt 255 others")
  func poisoned() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    var batch = try (1...255).map { try Case($0).request() }
    let stranger = try Case(999)
    // Nobody ever wrote this patient, so that the database refuses the row.
    let poisoned = Submission(
      [
        .prescription(stranger.prescription),
        .begin(try stranger.record(), first: [.event(.screeningBegin)]),
      ], from: .system)
    batch.insert(poisoned, at: 100)

    let pass = door.pass(batch, at: start, through: clinic.store)

    #expect(pass.answers.count == 256)
    #expect(pass.answers.filter { $0.refills != nil }.count == 255)
    #expect(pass.answers[100].isConflict)
    #expect(pass.fatal == nil)
    #expect(try clinic.store.refill(try stranger.record().id) == nil)
    #expect(try clinic.store.refill(try Case(255).record().id) != nil)
  }

  @Test("With the disk full everybody is told to come back, and nothing is half done")
  func diskFull() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    clinic.faults.fail { _ in StoreError(.unavailable, "The disk is full.") }
    let batch = try (1...3).map { try Case($0).request() }
    let full = door.pass(batch, at: start, through: clinic.store)

    #expect(full.answers.count { $0.isUnavailable } == 3)
    #expect(full.fatal == nil)
    #expect(full.news == CommitNews())
    #expect(try clinic.store.journal(after: 0, limit: 9).isEmpty)

    clinic.faults.fail { _ in nil }
    #expect(door.pass(batch, at: start, through: clinic.store).answers.allSatisfy { $0.refills != nil })
  }

  @Test("A disk that fails ends the process after everybody has an answer")
  func diskFails() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    clinic.faults.fail { _ in StoreError(.inputOutput, "The disk failed.") }
    let pass = door.pass([try Case(1).request(), try Case(2).request()], at: start, through: clinic.store)

    #expect(pass.answers.count { $0.isUnavailable } == 2)
    #expect(pass.fatal?.code == .inputOutput)
  }

  @Test("A new refill without an input that moves it is refused")
  func nothingMoves() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case()
    let empty = Submission(
      [
        .patient(patient.patient), .prescription(patient.prescription),
        .begin(try patient.record(), first: []),
      ],
      from: .system)
    let answer = try #require(door.pass([empty], at: start, through: clinic.store).answers.first)

    #expect(answer.refusal != nil)
    #expect(try clinic.disk.database.directory.patient(patient.patient.id) == nil)
  }
}
