import Refills
import Statecharts
import Testing

@Suite("Delivered, not received")
struct DisputeTests {
  /// Delivered on Tuesday, 3 March, at 14:10; disputed at 19:00.
  private func disputed(_ risk: GapRisk = .high) throws -> Desk {
    var desk = try Desk(way: .mail, gapRisk: risk)
    try desk.reachPharmacy()
    try desk.hear(.carrierDelivered, at: "2026-03-03 14:10", from: .carrier)
    try desk.send(.patientDidNotGetIt(Word()), by: .patient, at: "2026-03-03 19:00")
    return desk
  }

  @Test("Support has it until Thursday at nine; at high gap risk the prescriber is called at once")
  func clock() throws {
    var desk = try disputed()
    #expect(desk.refill.progress == .deliveryDisputed)
    #expect(desk.due(.disputeDue) == "Thu, Mar 5, 9:00 AM")
    #expect(Set(desk.refill.called) == [.support, .prescriber])
    #expect(Set(try disputed(.low).refill.called) == [.support])
    try desk.wait(until: "2026-03-05 09:00")
    #expect(desk.refill.called.last == .lead)
  }

  @Test("The same delivered, heard again, moves nothing")
  func heardAgain() throws {
    var desk = try disputed()
    let report = try desk.news(
      from: .carrier, seen: "2026-03-03 20:00", reportedAt: "2026-03-03 14:10", manner: .event)
    #expect(
      try desk.refusal(of: .carrierDelivered(report), by: .carrier, at: "2026-03-03 20:00") == "outdated")
    #expect(desk.refill.progress == .deliveryDisputed)
  }

  @Test("Found is delivered")
  func found() throws {
    var desk = try disputed()
    try desk.send(.patientHasIt(Word()), by: .patient, at: "2026-03-04 09:00")
    #expect(desk.refill.progress == .delivered)
    #expect(desk.due(.disputeDue) == nil)
  }

  @Test("A wrong item is a matter of safety")
  func wrongItem() throws {
    var desk = try Desk()
    try desk.reachPharmacy()
    try desk.hear(.pharmacyPickedUp, at: "2026-03-03 14:10")
    let decision = try desk.send(.patientWrongItem(Word()), by: .patient, at: "2026-03-03 19:00")
    #expect(decision.notices == [.wrongItem])
    #expect(desk.refill.called.contains(.prescriber))
    #expect(desk.refill.record.tasks.contains { $0.owner == .prescriber && $0.isUrgent })
  }
}
