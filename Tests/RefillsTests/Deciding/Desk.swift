import Foundation
import Refills
import Statecharts
import Testing

/// One refill in New York, to which a test lets things happen one after the other.
struct Desk {
  let place: NewYork
  let durations: Durations
  var decider = Decider()
  var refill: Refill

  /// Asked for on Monday, 2 March 2026, at 10:00.
  init(
    schedule: DrugSchedule = .none, repeats: Int? = 3, way: Way = .pickUp, gapRisk: GapRisk = .low,
    tells: Set<Reportable> = Set(Reportable.allCases), endsAt: String? = nil, runOut: String? = nil,
    importedAt: String? = nil
  ) throws {
    let place = try NewYork()
    self.place = place
    durations = .standard
    let requestedAt = try place.at("2026-03-02 10:00")
    var randomness = SystemRandomNumberGenerator()
    var prescription = Prescription(
      id: PrescriptionID(at: requestedAt, using: &randomness), external: try #require(ExternalID("rx-1")),
      patient: PatientID(at: requestedAt, using: &randomness), drug: "Testamine", schedule: schedule,
      repeatsAllowed: repeats, gapRisk: gapRisk)
    prescription.endsAt = try endsAt.map(place.at)
    prescription.lastFilledAt = try runOut.map { try place.at($0) - .days(30) }
    prescription.daysSupply = 30
    let record = RefillRecord(
      id: RefillID(at: requestedAt, using: &randomness), external: try #require(ExternalID("rf-1")),
      prescription: prescription, brand: try #require(BrandName("north")), request: nil, way: way,
      pharmacy: PharmacyPlace(endpoint: try Self.pharmacy, tells: tells), requestedAt: requestedAt,
      importedAt: try importedAt.map(place.at))
    let context = DecisionContext(calendars: place.calendars, durations: durations)
    let begun = decider.begin(record, at: requestedAt, in: context)
    refill = try #require(begun)
  }

  static var pharmacy: EndpointName { get throws { try #require(EndpointName("main-street")) } }

  var context: DecisionContext { DecisionContext(calendars: place.calendars, durations: durations) }

  /// Lets it happen and keeps what comes of it.
  @discardableResult
  mutating func verdict(
    _ event: RefillChart.Event, by sender: Sender, at moment: Instant, expecting version: Int64? = nil,
    occurrence: Int64? = nil
  ) -> Verdict {
    let input = Input(event, from: sender, at: moment, expecting: version, occurrence: occurrence)
    let verdict = decider.decide(refill, input, in: context)
    if case .decided(let decision) = verdict { refill = decision.refill }
    return verdict
  }

  /// It happens, or the test fails.
  @discardableResult
  mutating func send(
    _ event: RefillChart.Event, by actor: Actor, at time: String, location: SourceLocation = #_sourceLocation
  ) throws -> Decision {
    let verdict = verdict(event, by: Sender(actor, name: "\(actor.rawValue)-1"), at: try place.at(time))
    guard case .decided(let decision) = verdict, decision.entry.refusal == nil else {
      Issue.record("\(event.kind) did not happen: \(verdict)", sourceLocation: location)
      throw Unexpected()
    }
    return decision
  }

  /// It changes nothing; the reason.
  mutating func refusal(
    of event: RefillChart.Event, by actor: Actor, at time: String, expecting version: Int64? = nil,
    location: SourceLocation = #_sourceLocation
  ) throws -> String {
    let sender = Sender(actor, name: "\(actor.rawValue)-1")
    switch verdict(event, by: sender, at: try place.at(time), expecting: version) {
    case .refused(let refusal, _): return refusal.code
    case .decided(let decision):
      if let code = decision.entry.refusal { return code }
      Issue.record("\(event.kind) happened", sourceLocation: location)
      throw Unexpected()
    }
  }

  /// When a running clock is due, as New York's walls show it; nil where it does not run or stands still.
  func due(_ clock: RefillChart.Clock) -> String? {
    refill.record.clocks[clock]?.due.map(place.shown)
  }

  struct Unexpected: Error {}
}
