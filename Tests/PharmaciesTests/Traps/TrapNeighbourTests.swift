import Pharmacies
import Refills
import Statecharts
import Testing
import Tracking

/// Several resources that belong together and say different things, through the real poller and the real door.
@Suite("Traps in what pharmacies say: one beside another")
struct TrapNeighbourTests {
  private static let request = #","authorizingPrescription":[{"reference":"MedicationRequest/rx1"}]"#

  @Test("A request that is completed says nothing of its dispense, which lies ready at the counter")
  func completedRequest() async throws {
    try await TrapClinic.open { clinic in
      let refill = try await clinic.refillInPreparation()
      let order =
        #"{"resourceType":"MedicationRequest","id":"d1","status":"completed","intent":"order","#
        + #""identifier":[{"system":"urn:refilld:refill","value":"R-1"}]}"#
      clinic.pharmacy.say([
        ("rx1", order), ("d1", TrapClinic.dispense("d1", "in-progress", Self.request, reference: "R-1")),
        ("rx1", order),
      ])
      try await clinic.waitFor(refill, .ready)
      try await clinic.waitUntilRead()
      // The order is over for its prescriber; the patient still has to fetch what was ordered.
      #expect(try clinic.now(refill).progress == .ready && clinic.now(refill).isLive)
      #expect(try !clinic.kinds(refill).contains(.pharmacyCompleted))
    }
  }

  /// As they lie on one request: one that contradicts itself, two that are done, two that wait.
  static let five = [
    ("d1", "in-progress", #","whenHandedOver":"2026-01-15T16:20:00Z""#, RefillChart.Progress.ready),
    ("d2", "completed", "", .pickedUp), ("d3", "completed", "", .pickedUp), ("d4", "in-progress", "", .ready),
    ("d5", "in-progress", "", .ready),
  ]

  static var fiveAsSaid: [(id: String, json: String)] {
    five.map { ($0.0, TrapClinic.dispense($0.0, $0.1, $0.2 + request)) }
  }

  @Test("Of five dispenses on one request each moves its own refill and no other")
  func fiveRefills() async throws {
    try await TrapClinic.open { clinic in
      clinic.pharmacy.say(Self.fiveAsSaid)
      var refills: [RefillID] = []
      for number in 1...5 { refills.append(try await clinic.refill(number, item: "d\(number)")) }
      for (refill, one) in zip(refills, Self.five) { try await clinic.waitFor(refill, one.3) }
      try await clinic.waitUntilRead()
      for (refill, one) in zip(refills, Self.five) {
        #expect(try clinic.now(refill).progress == one.3)
        #expect(try clinic.now(refill).record.isUnsure == (one.0 == "d1"))
        #expect(try clinic.kinds(refill).count { $0.rawValue.hasPrefix("pharmacy.") } == 1)
      }
    }
  }

  @Test("A refill that is the fourth of five is ready, whatever its neighbours say, and they are strangers")
  func oneOfFive() async throws {
    try await TrapClinic.open { clinic in
      clinic.pharmacy.say(Self.fiveAsSaid)
      let refill = try await clinic.refill(item: "d4")
      try await clinic.waitFor(refill, .ready)
      try await clinic.waitUntilRead()
      #expect(try clinic.now(refill).progress == .ready)
      #expect(try !clinic.now(refill).record.isUnsure)
      #expect(clinic.poller.board.strangers(at: clinic.name) >= 4)
    }
  }

  @Test(
    "A dispense that was entered in error undoes nothing of the completed one beside it, in whatever order they come",
    arguments: [false, true])
  func inErrorBeside(isErrorFirst: Bool) async throws {
    try await TrapClinic.open { clinic in
      let error = ("d9", TrapClinic.dispense("d9", "entered-in-error", Self.request, reference: "R-1"))
      let done = ("d4", TrapClinic.dispense("d4", "completed", Self.request, reference: "R-1"))
      clinic.pharmacy.say(isErrorFirst ? [error, done] : [done, error])
      // Which of the two is ours nobody told us: it is found by our reference.
      let refill = try await clinic.refill(item: nil)
      try await clinic.waitFor(refill, .pickedUp)
      try await clinic.waitUntilRead()
      #expect(try clinic.now(refill).progress == .pickedUp)
      #expect(try clinic.now(refill).record.pharmacy?.item == "d4")
      #expect(try !clinic.kinds(refill).contains(.pharmacyEnteredInError))
    }
  }

  @Test("Entered in error at first sight moves nothing; after the same dispense was ready it takes that back")
  func inError() async throws {
    try await TrapClinic.open { clinic in
      clinic.pharmacy.say([("d1", TrapClinic.dispense("d1", "entered-in-error"))])
      let refill = try await clinic.refill(item: "d1")
      try await eventually("fresh") { try clinic.now(refill).regions.tracking == .fresh }
      #expect(try clinic.now(refill).progress == .sent)

      for (status, progress) in [("preparation", RefillChart.Progress.preparing), ("in-progress", .ready)] {
        clinic.pharmacy.say([("d1", TrapClinic.dispense("d1", status))])
        try await clinic.waitFor(refill, progress)
      }
      clinic.pharmacy.say([("d1", TrapClinic.dispense("d1", "entered-in-error"))])
      try await clinic.waitFor(refill, .preparing)
      #expect(try clinic.notices(refill).last == .correction)
    }
  }
}
