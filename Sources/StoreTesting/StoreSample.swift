package import Refills
import SeededRandom
package import Statecharts
package import Store

/// An invented patient with one prescription, and refills of it in whatever state a test wants.
package struct StoreSample {
  /// When samples begin: 2026-03-02T14:00:00Z.
  package static let start = Instant(milliseconds: 1_772_460_000_000)

  package let patient: Patient
  package let prescription: Prescription
  private let number: Int
  private var randomness: SplitMix64

  /// - Parameter number: samples of different numbers have nothing in common.
  package init(
    _ number: Int = 1, name: String = "Testa Placeholder", drug: String = "Placebo 10 mg",
    brand: String = "north"
  ) throws {
    self.number = number
    var randomness = SplitMix64(seed: UInt64(number))
    patient = Patient(
      id: PatientID(at: Self.start, using: &randomness), external: try Self.name("patient-\(number)"),
      brand: try Self.name(brand), name: name,
      contacts: [
        Contact(channel: .email, address: "patient\(number)@example.org"),
        Contact(channel: .text, address: "+1 (555) 010-0\(100 + number)"),
      ])
    prescription = Prescription(
      id: PrescriptionID(at: Self.start, using: &randomness),
      external: try Self.name("prescription-\(number)"),
      patient: patient.id, drug: drug, schedule: .none, repeatsAllowed: 3)
    self.randomness = randomness
  }

  /// What a store must hold before it takes a refill.
  package var directory: [Write] { [.patient(patient), .prescription(prescription)] }

  /// A refill of the prescription at version 1.
  package mutating func refill(
    _ progress: RefillChart.Progress = .received, runOut: Instant? = nil, promised: Instant? = nil,
    pharmacy: PharmacyPlace? = nil
  ) throws -> Refill {
    let id = RefillID(at: Self.start, using: &randomness)
    var record = RefillRecord(
      id: id, external: try Self.name("refill-\(number)-\(id)"), prescription: prescription,
      brand: patient.brand,
      request: nil, way: .pickUp, pharmacy: pharmacy, requestedAt: Self.start)
    record.runOut = runOut
    record.moments[.promisedAt] = promised
    let configuration = try Self.configuration(progress)
    guard let regions = RefillChart.Regions(configuration) else { throw SampleError.impossible }
    return Refill(
      record: record, configuration: configuration, regions: regions, version: 1, changedAt: Self.start)
  }

  /// The next version of a refill, in another state.
  package static func next(_ refill: Refill, _ progress: RefillChart.Progress) throws -> Refill {
    var next = refill
    next.configuration = try configuration(progress)
    guard let regions = RefillChart.Regions(next.configuration) else { throw SampleError.impossible }
    next.regions = regions
    next.version += 1
    return next
  }

  /// A decision that leads to `refill`, with an entry to go with it.
  package static func decision(
    _ refill: Refill, timers: [TimerChange] = [], dispatches: [Dispatch] = [], at moment: Instant = start,
    payload: String = "{}"
  ) -> Decision {
    Decision(
      refill: refill, entry: entry(refill, timers: timers, at: moment, payload: payload), timers: timers,
      dispatches: dispatches)
  }

  package static func entry(
    _ refill: Refill, timers: [TimerChange] = [], at moment: Instant = start, payload: String = "{}",
    refusal: String? = nil
  ) -> JournalEntry {
    JournalEntry(
      refill: refill.id, version: refill.version, at: moment, kind: .screeningBegin, sender: .system,
      payload: Array(payload.utf8), chart: RefillChart.table.version,
      from: [RefillChart.Progress.received.rawValue],
      to: refill.regions.stateIDs,
      guardsAsked: 1 << 63, guardAnswers: 5, timers: timers, notices: [.received], isCorrection: false,
      refusal: refusal)
  }

  /// An answer about a refill, as a pharmacy that calls itself “pharmacy” gives it.
  package static func answer(
    about refill: RefillID, event: RefillChart.EventKind? = .pharmacyPreparing, status: String = "in-work",
    reason: String? = nil, contradiction: String? = nil, text: String = #"{"id":"item-7","state":"in-work"}"#,
    at moment: Instant = start
  ) throws -> RawAnswer {
    RawAnswer(
      refill: refill, endpoint: try name("pharmacy"), item: "item-7", origin: .asked, askedAt: moment,
      event: event,
      status: status, reason: reason, contradiction: contradiction, text: Array(text.utf8))
  }

  package static func name<Thing>(_ text: String) throws -> Name<Thing> {
    guard let name = Name<Thing>(text) else { throw SampleError.impossible }
    return name
  }

  /// Where the chart begins, with the progress moved elsewhere.
  private static func configuration(_ progress: RefillChart.Progress) throws -> Configuration {
    let chart = RefillChart.table
    var log = StepLog()
    let start = chart.start(guards: NoGuards(), into: &log)
    guard let region = chart.stateIndex("progress") else { throw SampleError.impossible }
    var active = Set(start.active.filter { $0 <= region || $0 > chart.states[region].last })
    var state = progress.index
    while state > region {
      active.insert(state)
      state = chart.states[state].parent
    }
    return try Configuration(chart: chart, stateIDs: active.map { chart.states[$0].id })
  }
}

/// Where a sample cannot be made as it was asked for.
package enum SampleError: Error {
  case impossible
}

/// Answers every guard with no.
private struct NoGuards: GuardSource {
  func answer(_ guardIndex: Int) -> Bool { false }
}
