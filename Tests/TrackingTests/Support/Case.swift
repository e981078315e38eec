import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Tracking

/// One invented patient with one prescription, and what may be submitted for them.
struct Case: Sendable {
  let patient: Patient
  let prescription: Prescription
  let number: Int

  init(_ number: Int = 1) throws {
    let sample = try StoreSample(number)
    patient = sample.patient
    prescription = sample.prescription
    self.number = number
  }

  static let endpoint: EndpointName? = EndpointName("main-street")

  /// A new record; a second one of the same case is another refill of the same prescription.
  func record(_ ordinal: Int = 1) throws -> RefillRecord {
    var randomness = SplitMix64(seed: UInt64(number * 1000 + ordinal))
    return RefillRecord(
      id: RefillID(at: StoreSample.start, using: &randomness),
      external: try StoreSample.name("refill-\(number)-\(ordinal)"), prescription: prescription,
      brand: patient.brand, request: nil, way: .pickUp,
      pharmacy: Self.endpoint.map { PharmacyPlace(endpoint: $0) },
      requestedAt: StoreSample.start)
  }

  /// The patient, the prescription and a request for it, all in one.
  func request(_ ordinal: Int = 1, key: AnswerKey? = nil, digest: [UInt8] = []) throws -> Submission {
    Submission(
      [
        .patient(patient), .prescription(prescription),
        .begin(try record(ordinal), first: [.event(.screeningBegin), .screen(reason: nil)]),
      ], from: .system, key: key, requestDigest: digest)
  }

  func approve(
    by provider: String = "st_first", expecting version: Int64? = nil, key: AnswerKey? = nil,
    digest: [UInt8] = []
  ) throws -> Submission {
    var randomness = SplitMix64(seed: 7)
    guard let unscheduled = UnscheduledPrescription(prescription) else { throw SampleError.impossible }
    let approval = Approval(of: unscheduled, by: StaffID(at: StoreSample.start, using: &randomness))
    return try submission(
      .providerApprove(approval), from: Sender(.provider, name: provider), expecting: version, key: key,
      digest: digest)
  }

  func submission(
    _ event: RefillChart.Event, from sender: Sender, expecting version: Int64? = nil, key: AnswerKey? = nil,
    digest: [UInt8] = []
  ) throws -> Submission {
    Submission(
      [.input(try record().id, event, expecting: version)], from: sender, key: key, requestDigest: digest,
      render: { outcome in RenderedAnswer(status: outcome.status, body: Array("\(outcome.status)".utf8)) })
  }
}

extension Outcome {
  /// A status for tests; what clients get is made elsewhere.
  var status: Int {
    switch self {
    case .done, .kept: 200
    case .refused(.versionMoved, _): 412
    case .refused: 403
    case .refusedBeside: 409
    case .noSuchRefill: 404
    case .conflict: 409
    }
  }
}

extension DoorAnswer {
  var refills: [Refill]? {
    if case .answered(.done(let refills), _) = self { refills } else { nil }
  }

  var refusal: Refusal? {
    if case .answered(.refused(let refusal, _), _) = self { refusal } else { nil }
  }

  var rendered: RenderedAnswer? {
    switch self {
    case .answered(_, let rendered), .replayed(let rendered): rendered
    case .keyReused, .inFlight, .unavailable: nil
    }
  }

  var isUnavailable: Bool { if case .unavailable = self { true } else { false } }
  var isConflict: Bool { if case .answered(.conflict, _) = self { true } else { false } }
}
