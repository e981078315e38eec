import Refills
import Statecharts
import Testing

@Suite("What did not arrive is sent again")
struct ReplacementTests {
  private func disputed() throws -> Desk {
    var desk = try Desk(way: .mail, importedAt: "2026-03-03 09:30")
    try desk.send(.refillImported(Import()), by: .system, at: "2026-03-03 09:30")
    try desk.hear(.carrierInTransit, at: "2026-03-03 10:00", from: .carrier)
    try desk.hear(.carrierDelivered, at: "2026-03-04 10:00", from: .carrier)
    try desk.send(.patientDidNotGetIt(Word()), by: .patient, at: "2026-03-04 12:00")
    return desk
  }

  private func replacement(_ desk: Desk) throws -> Replacement {
    var random = SystemRandomNumberGenerator()
    return Replacement(by: RefillID(at: try desk.place.at("2026-03-05 09:00"), using: &random))
  }

  @Test("The first is closed with one message, and names what goes in its place")
  func replaced() throws {
    var desk = try disputed()
    let replacement = try replacement(desk)
    let decision = try desk.send(.orderReplaced(replacement), by: .support, at: "2026-03-05 09:00")
    #expect(decision.notices == [.sentAgain])
    #expect(desk.refill.progress == .replaced)
    #expect(!desk.refill.isLive)
    #expect(desk.refill.record.replacedBy == replacement.by)
  }

  @Test("Should it turn up after all it moves nothing, and support knows that there are two")
  func turnsUp() throws {
    var desk = try disputed()
    try desk.send(.orderReplaced(try replacement(desk)), by: .support, at: "2026-03-05 09:00")
    try desk.hear(.carrierInTransit, at: "2026-03-06 09:00", from: .carrier)
    #expect(desk.refill.progress == .replaced)
    #expect(desk.refill.record.tasks.map(\.cause).contains(.carrierInTransit))
    try desk.send(.patientHasIt(Word()), by: .patient, at: "2026-03-06 12:00")
    #expect(desk.refill.progress == .replaced)
    #expect(desk.refill.record.tasks.map(\.cause).contains(.patientHasIt))
  }

  @Test("What is on its way, or found, is not replaced", arguments: [false, true])
  func notReplaced(isFound: Bool) throws {
    var desk = try disputed()
    if isFound {
      try desk.send(.patientHasIt(Word()), by: .patient, at: "2026-03-04 13:00")
    } else {
      desk = try Desk(way: .mail, importedAt: "2026-03-03 09:30")
      try desk.send(.refillImported(Import()), by: .system, at: "2026-03-03 09:30")
      try desk.hear(.carrierInTransit, at: "2026-03-03 10:00", from: .carrier)
    }
    let event = RefillChart.Event.orderReplaced(try replacement(desk))
    #expect(try desk.refusal(of: event, by: .support, at: "2026-03-05 09:00") == "unhandled")
    #expect(try desk.refusal(of: event, by: .patient, at: "2026-03-05 09:00") == "not-allowed")
  }

  @Test("A replacement is never too soon; what was discontinued stays so")
  func screening() throws {
    let now = SampleRefill.now
    var random = SystemRandomNumberGenerator()
    var prescription = Prescription(
      id: PrescriptionID(at: now, using: &random), external: try #require(ExternalID("rx-1")),
      patient: PatientID(at: now, using: &random), drug: "Testamine", schedule: .none, repeatsAllowed: 3)
    prescription.lastFilledAt = now - .days(2)
    prescription.daysSupply = 30
    guard case .failed(let failure) = Screening.check(prescription, liveRefill: nil, at: now) else {
      Issue.record("A second fill within two days is too soon.")
      return
    }
    #expect(failure.reason == .tooSoon)
    guard case .passed = Screening.check(prescription, liveRefill: nil, at: now, isReplacement: true) else {
      Issue.record("A replacement is never too soon.")
      return
    }
    prescription.isDiscontinued = true
    guard case .failed = Screening.check(prescription, liveRefill: nil, at: now, isReplacement: true) else {
      Issue.record("What was discontinued is not sent again.")
      return
    }
  }
}
