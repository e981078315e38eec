import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("Where a patient lives", .timeLimit(.minutes(1)))
struct LivingTests {
  private let clinic: Clinic
  private let patient: Case

  init() throws {
    clinic = try Clinic()
    patient = try Case()
  }

  private func pass(_ submissions: Submission...) {
    var door = clinic.makeDoor()
    _ = door.pass(submissions, at: StoreSample.start, through: clinic.store)
  }

  private func recorded(_ address: String?) -> Submission {
    var told = patient.patient
    told.address = address
    return Submission([.patient(told)], from: .system)
  }

  private func say(_ address: String) throws -> Submission {
    let closing = ActionClosing(kind: .address, reply: ActionReply(address: address))
    return try patient.submission(.actionClosed(closing), from: Sender(.patient, name: "pt"))
  }

  private var address: String? {
    get throws { try clinic.disk.database.directory.patient(patient.patient.id)?.address }
  }

  private func ask() throws {
    pass(try patient.request(), recorded("1 Main Street"))
    pass(try patient.submission(.actionOpened(OpenAction(kind: .address)), from: .system))
  }

  @Test("is where they say, once they are asked")
  func said() throws {
    try ask()
    pass(try say("2 Side Street"))
    #expect(try address == "2 Side Street")
  }

  @Test("is not changed by an answer that nobody asked for")
  func unasked() throws {
    pass(try patient.request(), recorded("1 Main Street"))
    pass(try say("2 Side Street"))
    #expect(try address == "1 Main Street")
  }

  @Test(
    "stays where they said though the records repeat what they had, or leave it out; what is new there counts"
  )
  func wordStands() throws {
    try ask()
    pass(try say("2 Side Street"))
    pass(recorded("1 Main Street"), recorded(nil))
    #expect(try address == "2 Side Street")
    pass(recorded("3 Back Road"))
    #expect(try address == "3 Back Road")
    pass(recorded("1 Main Street"))
    #expect(try address == "1 Main Street")
  }
}
