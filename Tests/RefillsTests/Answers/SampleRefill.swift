import Foundation
import Refills
import Statecharts
import Testing

/// A refill that stands where a test wants it, with what would be secret in every free text.
struct SampleRefill {
  /// Stands for the drug's name wherever somebody could have written it.
  static let drug = "Testamine"
  static let now = Instant(milliseconds: 1_772_478_300_000)  // 2026-03-02T19:05:00Z, 2:05 PM in New York

  /// Looked up once: the walks over all states ask for it a hundred thousand times.
  private static let zone = TimeZone(identifier: "America/New_York")

  var refill: Refill

  init(
    _ progress: RefillChart.Progress, way: Way = .pickUp, schedule: DrugSchedule = .none, repeats: Int = 3,
    gapRisk: GapRisk = .high
  ) throws {
    var randomness = SystemRandomNumberGenerator()
    let prescription = Prescription(
      id: PrescriptionID(at: Self.now, using: &randomness), external: try #require(ExternalID("rx-1")),
      patient: PatientID(at: Self.now, using: &randomness), drug: Self.drug, schedule: schedule,
      repeatsAllowed: repeats, gapRisk: gapRisk)
    let record = RefillRecord(
      id: RefillID(at: Self.now, using: &randomness), external: try #require(ExternalID("rf-1")),
      prescription: prescription, brand: try #require(BrandName("north")), request: nil, way: way,
      pharmacy: PharmacyPlace(endpoint: try #require(EndpointName("main-street"))), requestedAt: Self.now)
    var log = StepLog()
    let facts = RefillChart.GuardAdapter(RefillFacts(record: record, at: Self.now))
    let configuration = RefillChart.table.start(guards: facts, into: &log)
    refill = Refill(
      record: record, configuration: configuration, regions: try #require(RefillChart.Regions(configuration)),
      version: 1, changedAt: Self.now)
    refill.regions.progress = progress
  }

  mutating func ask(_ kinds: OpenAction.Kind...) {
    refill.record.openActions = kinds.map { OpenAction(kind: $0, text: "About \(Self.drug)") }
    refill.regions.patientPart = .asked
  }

  mutating func deny(_ reason: Denial.Reason, gap: Denial.Gap? = nil) {
    let denial = Denial(reason: reason, text: "No \(Self.drug) now", gap: gap)
    refill.record.decision = ProviderDecision(kind: .denied(denial), by: "st_1", at: Self.now)
  }

  func context(pharmacy: String? = "Main Street Pharmacy", formerPharmacy: String? = nil) throws
    -> AnswerContext
  {
    AnswerContext(
      now: Self.now, zone: try #require(Self.zone), asOf: Self.now,
      nextReading: Self.now + .minutes(15), pharmacy: pharmacy, formerPharmacy: formerPharmacy,
      phone: "555-0100", messageLink: "https://clinic.example/messages")
  }

  func text(
    _ language: Language = .english, pharmacy: String? = "Main Street Pharmacy", formerPharmacy: String? = nil
  ) throws -> AnswerText {
    let context = try context(pharmacy: pharmacy, formerPharmacy: formerPharmacy)
    return AnswerWords(in: language, context: context).text(of: PatientAnswers(of: refill, in: context))
  }
}
