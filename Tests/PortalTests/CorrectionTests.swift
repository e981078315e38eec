import Foundation
import Notifications
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("Taking back what a pharmacy said of many refills", .timeLimit(.minutes(1)))
struct CorrectionTests {
  private static let wanted = ["endpoint": "main-street", "reason": "Their system said ready of everything."]

  /// A refill that is being prepared since a minute ago.
  private func preparing(_ number: Int, of patient: Patient? = nil, in clinic: Clinic) async throws
    -> RefillID
  {
    let sample = try StoreSample(number)
    let owner = patient ?? sample.patient
    let now = clinic.time.now()
    var random = SystemRandomNumberGenerator()
    let prescription = Prescription(
      id: sample.prescription.id, external: sample.prescription.external, patient: owner.id, drug: "Placebo",
      schedule: .none, repeatsAllowed: 3)
    let record = RefillRecord(
      id: RefillID(at: now, using: &random), external: try StoreSample.name("R-\(number)"),
      prescription: prescription, brand: owner.brand, request: nil, way: .pickUp,
      pharmacy: PharmacyPlace(endpoint: try StoreSample.name("main-street"), item: "item-\(number)"),
      requestedAt: now, importedAt: now)
    let answer = await clinic.door.submit(
      Submission(
        [
          .patient(owner), .prescription(prescription),
          .begin(record, first: [.event(.refillImported(Import()))]),
        ], from: .system))
    guard case .answered(.done, _) = answer else { throw SampleError.impossible }
    try await says(RefillChart.Event.pharmacyPreparing, of: record.id, in: clinic)
    return record.id
  }

  private func says(
    _ make: (Report) -> RefillChart.Event, of refill: RefillID, in clinic: Clinic
  ) async throws {
    let report = Report(
      source: .pharmacy, endpoint: try StoreSample.name("main-street"), seenAt: clinic.time.now(), status: "x"
    )
    let answer = await clinic.door.submit(
      Submission(
        [.input(refill, make(report), expecting: nil)], from: Sender(.pharmacy, name: "main-street")))
    guard case .answered(.done, _) = answer else { throw SampleError.impossible }
  }

  private func correct(
    _ clinic: Clinic, from start: Instant, apply: Bool, brand: String? = nil,
    as caller: Caller = .localOperator
  ) async throws -> PortalReply {
    var body: [String: Any] = Self.wanted
    body["from"] = start.rfc3339
    body["through"] = clinic.time.now().rfc3339
    body["apply"] = apply
    body["brand"] = brand
    return await clinic.ask("POST", "/v1/corrections", try Clinic.json(body), as: caller)
  }

  private func progress(_ refills: [RefillID], in clinic: Clinic) throws -> [RefillChart.Progress] {
    try refills.map { try #require(try clinic.views.refill($0)).progress }
  }

  /// Notices that say that what we said is not so.
  private func corrections(_ refills: [RefillID], in clinic: Clinic) throws -> Int {
    try refills.flatMap { try clinic.views.dispatches(of: $0, limit: 99) }.count {
      if case .dispatch(.notice(.correction, isCorrection: true)) = $0.content { true } else { false }
    }
  }

  @Test("A trial changes nothing; done, all of them go back, each patient's at once, and nothing else moves")
  func goesBack() async throws {
    try await Clinic.open { clinic in
      let patient = try StoreSample(1).patient
      let mistaken = [
        try await preparing(1, of: patient, in: clinic), try await preparing(2, of: patient, in: clinic),
        try await preparing(3, in: clinic),
      ]
      let (before, untouched) = (try await preparing(4, in: clinic), try await preparing(5, in: clinic))
      try await says(RefillChart.Event.pharmacyReady, of: before, in: clinic)
      clinic.time.advance(by: .minutes(10))
      let start = clinic.time.now()
      for refill in mistaken { try await says(RefillChart.Event.pharmacyReady, of: refill, in: clinic) }
      clinic.time.advance(by: .minutes(5))

      let trial = try await correct(clinic, from: start, apply: false)
      #expect(trial.status == 200, "\(trial.text)")
      let counted = try trial.object()
      #expect(counted["refills"] as? Int == 3 && counted["patients"] as? Int == 2)
      #expect(counted["states"] as? [String: Int] == ["ready": 3] && counted["applied"] as? Bool == false)
      #expect(try progress(mistaken, in: clinic) == [.ready, .ready, .ready])

      let done = try await correct(clinic, from: start, apply: true)
      #expect(try done.object()["refills"] as? Int == 3, "\(done.text)")
      #expect(try progress(mistaken, in: clinic) == [.preparing, .preparing, .preparing])
      #expect(try progress([before, untouched], in: clinic) == [.ready, .preparing])
      #expect(try corrections(mistaken, in: clinic) == 3)
      #expect(try corrections([before, untouched], in: clinic) == 0)
      let again = try await correct(clinic, from: start, apply: true)
      #expect(try again.object()["refills"] as? Int == 0)
    }
  }

  @Test("What moved on since is left where it is, and told of")
  func movedOn() async throws {
    try await Clinic.open { clinic in
      let refill = try await preparing(1, in: clinic)
      let start = clinic.time.now()
      try await says(RefillChart.Event.pharmacyReady, of: refill, in: clinic)
      clinic.time.advance(by: .minutes(5))
      let support = Report(source: .staff, seenAt: clinic.time.now(), status: "on the phone")
      _ = await clinic.door.submit(
        Submission(
          [.input(refill, .pharmacyPickedUp(support), expecting: nil)], from: Sender(.support, name: "st_1")))
      let done = try await correct(clinic, from: start, apply: true)
      #expect(try done.object()["refills"] as? Int == 0, "\(done.text)")
      #expect(try progress([refill], in: clinic) == [.pickedUp])
    }
  }

  @Test("Support takes back what is of its brand alone; others nothing; a bad time or endpoint is refused")
  func whoMay() async throws {
    try await Clinic.open { clinic in
      let refill = try await preparing(1, in: clinic)
      let start = clinic.time.now()
      try await says(RefillChart.Event.pharmacyReady, of: refill, in: clinic)
      let (support, stranger, provider) = (
        try await clinic.staff("s1", ["support"]), try await clinic.staff("s2", ["support"], brand: "south"),
        try await clinic.staff("d1", ["provider"])
      )
      #expect(try await correct(clinic, from: start, apply: true, as: support).status == 403)
      #expect(try await correct(clinic, from: start, apply: true, brand: "north", as: stranger).status == 403)
      #expect(try await correct(clinic, from: start, apply: true, brand: "north", as: provider).status == 403)
      let other = try await correct(clinic, from: start, apply: true, brand: "south", as: stranger)
      #expect(try other.object()["refills"] as? Int == 0)
      let late = try await correct(clinic, from: clinic.time.now() + .hours(1), apply: true)
      #expect(late.status == 400 && late.text.contains("through"))
      let mine = try await correct(clinic, from: start, apply: true, brand: "north", as: support)
      #expect(try mine.object()["refills"] as? Int == 1, "\(mine.text)")
    }
  }
}
