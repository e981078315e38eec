import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("A patient who moves to another state", .timeLimit(.minutes(1)))
struct MovingTests {
  private let start = StoreSample.start
  private let clinic: Clinic
  private let patient: Case

  init() throws {
    clinic = try Clinic()
    patient = try Case()
  }

  private func passed(_ submissions: Submission...) -> [DoorAnswer] {
    var door = clinic.makeDoor()
    return door.pass(submissions, at: start, through: clinic.store).answers
  }

  private func living(in state: String?) -> Submission {
    var moved = patient.patient
    moved.state = state
    return Submission([.patient(moved)], from: .system)
  }

  /// Somebody who decides for patients of this brand where they have a licence.
  private func provider(in states: String...) throws -> Submission {
    var random = SplitMix64(seed: 99)
    let member = StaffMember(
      id: StaffID(at: start, using: &random), external: try StoreSample.name("dr-\(states.joined())"),
      name: "dr",
      roles: [patient.patient.brand: [.provider]],
      licences: states.map { Licence(state: $0, endsAt: start + .days(99)) })
    return Submission([.staff(member, verifier: nil)], from: .system)
  }

  /// How often it is in the refill's journal that the patient moved.
  private var moves: Int {
    get throws {
      try clinic.views.journal(of: try patient.record().id, limit: 99).count {
        $0.entry.kind == .patientMoved
      }
    }
  }

  private var refill: Refill? { get throws { try clinic.store.refill(try patient.record().id) } }

  @Test("leaves the queue of providers who may not decide there, and comes back to it")
  func leavesAndComesBack() throws {
    _ = passed(try provider(in: "NY"), living(in: "NY"), try patient.request())
    // The request writes the patient once more, without a state.
    _ = passed(living(in: "NY"))
    #expect(try refill?.progress == .withProvider)
    _ = passed(living(in: "TX"))
    #expect(try refill?.progress == .noProvider)
    _ = passed(living(in: "NY"))
    #expect(try refill?.progress == .withProvider)
  }

  @Test("stays with providers who may decide there, too")
  func stays() throws {
    _ = passed(try provider(in: "NY", "TX"))
    _ = passed(try patient.request(), living(in: "NY"), living(in: "TX"))
    #expect(try refill?.progress == .withProvider)
    #expect(try moves == 1)
  }

  @Test("is nobody's question where no licence is on record, and where it was not known where they were")
  func unknown() throws {
    _ = passed(try patient.request(), living(in: "NY"), living(in: "TX"))
    #expect(try refill?.progress == .withProvider)
    #expect(try moves == 1)
  }

  @Test("said of one refill, it is written down, and counts at once")
  func saidOfOne() throws {
    _ = passed(try provider(in: "NY"), try patient.request(), living(in: "NY"))
    _ = passed(try patient.submission(.patientMoved(Move(state: "TX")), from: Sender(.patient, name: "pt")))
    #expect(try refill?.progress == .noProvider)
    #expect(try clinic.disk.database.directory.patient(patient.patient.id)?.state == "TX")
    let back = try patient.submission(.patientMoved(Move(state: "NY")), from: Sender(.patient, name: "pt"))
    let answer = passed(back).first
    #expect(try refill?.progress == .withProvider)
    #expect(try answer?.refills == [#require(try refill)])
  }

  @Test("stays where they said they are, though the records repeat what they said before, or leave it out")
  func wordStands() throws {
    _ = passed(try provider(in: "NY"), try patient.request(), living(in: "NY"))
    _ = passed(try patient.submission(.patientMoved(Move(state: "TX")), from: Sender(.patient, name: "pt")))
    _ = passed(living(in: "NY"), living(in: nil))
    #expect(try refill?.progress == .noProvider)
    #expect(try clinic.disk.database.directory.patient(patient.patient.id)?.state == "TX")
    _ = passed(living(in: "FL"), living(in: "NY"))
    #expect(try refill?.progress == .withProvider)
  }

  @Test("says it twice: the second time nothing happens, and an approval stays")
  func saidTwice() throws {
    _ = passed(try provider(in: "NY", "TX"), try patient.request(), living(in: "NY"))
    let word = try patient.submission(.patientMoved(Move(state: "TX")), from: Sender(.patient, name: "pt"))
    _ = passed(word, try patient.approve())
    #expect(try refill?.progress == .approved)
    let answer = passed(word).first
    #expect(try refill?.progress == .approved)
    #expect(try answer?.refills == [#require(try refill)])
  }

  @Test("confirms no change that somebody of the old state proposed")
  func proposal() throws {
    _ = passed(try provider(in: "NY", "TX"), try patient.request(), living(in: "NY"))
    let proposed = RefillChart.Event.providerPropose(ProposedChange(text: "half of it"))
    _ = passed(try patient.submission(proposed, from: Sender(.provider, name: "dr")))
    #expect(try refill?.progress == .changesToConfirm)
    _ = passed(living(in: "TX"))
    #expect(try refill?.progress == .withProvider)
    #expect(try refill?.record.proposal == nil)
    #expect(try refill?.record.openActions.isEmpty == true)
  }

  @Test("asks where nobody may treat them: a person looks for a provider, and no provider sees it")
  func asksThere() throws {
    var there = patient.patient
    there.state = "TX"
    let request = Submission(
      [
        .patient(there), .prescription(patient.prescription),
        .begin(try patient.record(), first: [.event(.screeningBegin), .screen(reason: nil)]),
      ], from: .system)
    _ = passed(try provider(in: "NY"))
    _ = passed(request)
    #expect(try refill?.progress == .noProvider)
  }
}
