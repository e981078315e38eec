import Refills
import SeededRandom
import Statecharts

/// Refills of different kinds, whose records answer the guards of the refill chart.
enum BenchRefills {
  /// Sixteen: at home or collected, repeat or renewal, with and without something for the patient to do, and one
  /// that is scheduled.
  static func guards() throws -> [RefillChart.GuardAdapter<RefillFacts>] {
    try (0..<16).map { number in
      RefillChart.GuardAdapter(RefillFacts(record: try record(number), at: moment))
    }
  }

  private static let moment = Instant(milliseconds: 1_772_463_600_000)

  private static func record(_ number: Int) throws -> RefillRecord {
    var random = SplitMix64(seed: UInt64(number))
    guard let external = ExternalID("rf-\(number)"), let brand = BrandName("north"),
      let endpoint = EndpointName("main-street")
    else { throw BenchError.name }
    let prescription = Prescription(
      id: PrescriptionID(at: moment, using: &random), external: external,
      patient: PatientID(at: moment, using: &random), drug: "Testamine",
      schedule: number == 15 ? .two : .none,
      repeatsAllowed: number & 1 == 0 ? 3 : 0, gapRisk: number & 8 == 0 ? .low : .high)
    var record = RefillRecord(
      id: RefillID(at: moment, using: &random), external: external, prescription: prescription, brand: brand,
      request: nil, way: number & 2 == 0 ? .pickUp : .mail,
      pharmacy: PharmacyPlace(endpoint: endpoint), requestedAt: moment)
    if number & 4 != 0 { record.openActions = [OpenAction(kind: .labs), OpenAction(kind: .payment)] }
    return record
  }
}
