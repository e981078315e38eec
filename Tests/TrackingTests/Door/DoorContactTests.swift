import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("What was said of a patient's contacts", .timeLimit(.minutes(1)))
struct DoorContactTests {
  private let start = StoreSample.start

  private func ended(_ clinic: Clinic, _ patient: PatientID) throws -> [ContactEnding.Cause?] {
    try #require(try clinic.disk.database.directory.patient(patient)).contacts.map { $0.ending?.cause }
  }

  @Test("STOP stands however often the record system writes the patient, before it, with it and after it")
  func stays() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case().patient
    let place = try #require(patient.contacts[1].place)
    let stop = Submission([.contact(patient.id, place, ContactEnding(.stopped, at: start))], from: .system)
    let write = Submission([.patient(patient)], from: .system)
    _ = door.pass([write, stop, write], at: start, through: clinic.store)
    #expect(try ended(clinic, patient.id) == [nil, .stopped])
    _ = door.pass([write], at: start, through: clinic.store)
    #expect(try ended(clinic, patient.id) == [nil, .stopped])
    let back = Submission([.contact(patient.id, place, nil)], from: .system)
    _ = door.pass([back], at: start, through: clinic.store)
    #expect(try ended(clinic, patient.id) == [nil, nil])
  }

  @Test("What nobody has ended changes nothing")
  func nothing() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case().patient
    let place = try #require(ContactPlace(.text, "+1 555 010 0777"))
    _ = door.pass([Submission([.patient(patient)], from: .system)], at: start, through: clinic.store)
    let stop = Submission([.contact(patient.id, place, ContactEnding(.stopped, at: start))], from: .system)
    _ = door.pass([stop], at: start, through: clinic.store)
    #expect(try ended(clinic, patient.id) == [nil, nil])
  }

  @Test(
    "A message that reached nobody, and what a patient texts, call support to the refill and move nothing",
    arguments: [
      RefillChart.Event.patientUnreached, .patientTexted(Word(text: "is it ready?")), .patientTextedCancel,
    ])
  func tasks(event: RefillChart.Event) throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case()
    _ = door.pass([try patient.request()], at: start, through: clinic.store)
    let before = try #require(try clinic.store.refill(try patient.record().id))
    let answer = door.pass([try patient.submission(event, from: .system)], at: start, through: clinic.store)
      .answers.first
    let after = try #require(answer?.refills?.first)
    #expect(after.regions == before.regions && after.record.clocks == before.record.clocks)
    #expect(
      after.record.tasks.map { "\($0.owner) \($0.cause)" } == ["support \(event.kind)"])
  }
}
