import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Tracking

/// One invented patient with one prescription and one refill of it.
struct CrashPatient {
  static let endpoint: EndpointName? = EndpointName("main-street")

  let sample: StoreSample
  let record: RefillRecord

  init(_ number: Int, at now: Instant) throws {
    sample = try StoreSample(number)
    var randomness = SplitMix64(seed: UInt64(number * 1_000))
    record = RefillRecord(
      id: RefillID(at: now, using: &randomness), external: try StoreSample.name("refill-\(number)"),
      prescription: sample.prescription, brand: sample.patient.brand, request: nil, way: .pickUp,
      pharmacy: Self.endpoint.map { PharmacyPlace(endpoint: $0) }, requestedAt: now)
  }

  /// The client's key of the request for the refill.
  var key: AnswerKey { AnswerKey(client: "clinic", key: record.id.text) }

  /// The patient, the prescription and the request for the refill, in one.
  var request: Submission {
    submission([
      .patient(sample.patient), .prescription(sample.prescription),
      .begin(record, first: [.event(.screeningBegin), .screen(reason: nil)]),
    ])
  }

  private func submission(_ changes: [Submission.Change]) -> Submission {
    Submission(changes, from: .system, key: key, requestDigest: Array(record.id.text.utf8)) { outcome in
      guard case .done(let refills) = outcome else { return RenderedAnswer(status: 409, body: []) }
      return RenderedAnswer(status: 201, body: Array((refills.first?.id.text ?? "").utf8))
    }
  }

  func input(_ event: RefillChart.Event, by actor: Actor) -> Submission {
    Submission([.input(record.id, event, expecting: nil)], from: Sender(actor, name: "\(actor.rawValue)-1"))
  }

  func approval() throws -> Submission {
    var randomness = SplitMix64(seed: 7)
    guard let unscheduled = UnscheduledPrescription(sample.prescription) else { throw SampleError.impossible }
    let approval = Approval(of: unscheduled, by: StaffID(at: StoreSample.start, using: &randomness))
    return input(.providerApprove(approval), by: .provider)
  }

  func news(_ kind: RefillChart.EventKind?, at now: Instant) throws -> Submission {
    let report = Report(
      source: .pharmacy, endpoint: Self.endpoint, reportedAt: now, seenAt: now, status: "told")
    let event = kind.flatMap { RefillChart.Event(kind: $0, carrying: report) }
    let answer = try StoreSample.answer(
      about: record.id, event: kind, status: "told-\(now.milliseconds)", at: now)
    return Submission([.news(event, answer)], from: Sender(.pharmacy, name: "main-street"))
  }
}
