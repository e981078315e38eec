import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("The directory")
struct DirectoryTests {
  @Test("An upsert by the clinic's id keeps the id that was given out first")
  func keepsID() throws {
    let temporary = try TemporaryDatabase()
    let sample = try StoreSample()
    try temporary.store.commit(sample.directory)
    var randomness = SplitMix64(seed: 77)
    let again = Patient(
      id: PatientID(at: StoreSample.start, using: &randomness), external: sample.patient.external,
      brand: sample.patient.brand, name: "Renamed Placeholder")
    try temporary.store.commit([.patient(again)])
    let stored = try #require(try temporary.database.directory.patient(external: sample.patient.external))
    #expect(stored.id == sample.patient.id)
    #expect(stored.name == "Renamed Placeholder")
    #expect(try temporary.database.directory.patient(sample.patient.id) == stored)
    #expect(try temporary.database.directory.patient(again.id) == nil)
  }

  @Test("Prescriptions, requests and staff come back by both ids")
  func everything() throws {
    let temporary = try TemporaryDatabase()
    let sample = try StoreSample()
    var randomness = SplitMix64(seed: 78)
    let request = RefillRequest(
      id: RequestID(at: StoreSample.start, using: &randomness), external: try StoreSample.name("request-1"),
      patient: sample.patient.id, prescriptions: [sample.prescription.id], way: .mail, at: StoreSample.start)
    let member = StaffMember(
      id: StaffID(at: StoreSample.start, using: &randomness), external: try StoreSample.name("staff-1"),
      name: "Docta Placeholder", roles: [sample.patient.brand: [.provider, .lead]])
    try temporary.store.commit(sample.directory + [.request(request), .staff(member)])
    let directory = temporary.database.directory
    #expect(try directory.prescription(sample.prescription.id) == sample.prescription)
    #expect(try directory.prescription(external: sample.prescription.external) == sample.prescription)
    #expect(try directory.request(external: request.external) == request)
    #expect(try directory.staff(member.id) == member)
    #expect(try directory.staff(external: member.external) == member)
    #expect(try directory.allStaff() == [member])
    #expect(try directory.request(external: StoreSample.name("unknown")) == nil)
  }

  @Test("Who is away stays away when the clinic writes them anew, and nothing else of them changes with it")
  func absence() throws {
    let temporary = try TemporaryDatabase()
    var randomness = SplitMix64(seed: 79)
    let brand = try StoreSample().patient.brand
    let ids = (0..<3).map { _ in StaffID(at: StoreSample.start, using: &randomness) }
    var member = StaffMember(
      id: ids[0], external: try StoreSample.name("staff-1"), name: "Docta Placeholder",
      roles: [brand: [.provider, .lead]])
    let absence = Absence(from: StoreSample.start, until: StoreSample.start + .days(5), cover: ids[1])
    try temporary.store.commit([.staff(member), .absence(ids[0], absence), .absence(ids[2], absence)])
    let directory = temporary.database.directory
    member.absence = absence
    #expect(try directory.staff(ids[0]) == member)
    #expect(try directory.allStaff().count == 1, "who is not there is not made")
    member.roles = [brand: [.lead]]
    member.absence = nil
    try temporary.store.commit([.staff(member)])
    #expect(try directory.staff(ids[0])?.absence == absence)
    try temporary.store.commit([.absence(ids[0], nil)])
    #expect(try directory.staff(ids[0]) == member, "the role that was taken away does not come back")
  }

  @Test("A prescription does not change its patient")
  func keepsPatient() throws {
    let temporary = try TemporaryDatabase()
    let (first, second) = (try StoreSample(1), try StoreSample(2))
    try temporary.store.commit(first.directory + second.directory)
    let moved = Prescription(
      id: first.prescription.id, external: first.prescription.external, patient: second.patient.id, drug: "x")
    #expect(throws: StoreError.self) { try temporary.store.commit([.prescription(moved)]) }
      .map { #expect($0.code == .conflict) }
    #expect(try temporary.database.directory.prescription(first.prescription.id) == first.prescription)
  }

  @Test(
    "A patient is found by e-mail, phone or the beginning of a name",
    arguments: [
      PatientSearch.email(" Patient1@EXAMPLE.org"), .phone("555-010-0101"), .phone("+1 555 010 0101"),
      .name("josé"), .name("jose"), .name("Pla"), .name("placeh"), .name("Placeholder Jos"), .name("Li"),
    ])
  func found(search: PatientSearch) throws {
    let temporary = try TemporaryDatabase()
    try temporary.store.commit(try StoreSample(1, name: "José Li Placeholder").directory)
    try temporary.store.commit(try StoreSample(2, name: "Ann Other").directory)
    let found = try temporary.database.directory.patients(matching: search)
    #expect(found.map(\.external.text) == ["patient-1"])
  }

  @Test(
    "Somebody else is not found",
    arguments: [
      PatientSearch.email("patient1@example"), .phone("0101"), .phone(""), .name(""), .name("Placz"),
      .name("An"),
    ])
  func notFound(search: PatientSearch) throws {
    let temporary = try TemporaryDatabase()
    try temporary.store.commit(try StoreSample(1, name: "Joan Placeholder").directory)
    #expect(try temporary.database.directory.patients(matching: search).isEmpty)
  }

  @Test("A patient is not found under an address that they gave up")
  func oldAddress() throws {
    let temporary = try TemporaryDatabase()
    var patient = try StoreSample().patient
    try temporary.store.commit([.patient(patient)])
    patient.contacts = [Contact(channel: .email, address: "new@example.org")]
    try temporary.store.commit([.patient(patient)])
    let directory = temporary.database.directory
    #expect(try directory.patients(matching: .email("patient1@example.org")).isEmpty)
    #expect(try directory.patients(matching: .email("new@example.org")) == [patient])
  }
}
