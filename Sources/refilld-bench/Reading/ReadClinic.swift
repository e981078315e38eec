import Foundation
import Refills
import SeededRandom
import Statecharts
import Store
import Tracking

/// A clinic whose refills stand where a clinic's stand: one in ten with the provider, the others with the pharmacy, of
/// patients who have some each, running out over the next months.
struct ReadClinic {
  /// Refills of one patient.
  private static let each = 4
  /// One in so many waits for a decision.
  private static let waiting = 10

  private let clinic: BenchClinic
  private let refills: Int
  private let now: Instant

  init(_ clinic: BenchClinic, refills: Int) {
    self.clinic = clinic
    self.refills = refills
    now = clinic.time.now()
  }

  /// Makes the refills, where none are there yet.
  func seed() async throws {
    guard try clinic.database.views.refill(external: external(0)) == nil else { return }
    var random = SplitMix64(seed: 2)
    let share = Door.batchLimit / (2 * Self.each + 1)
    for start in stride(from: 0, to: refills, by: share * Self.each) {
      var submissions: [Submission] = []
      for first in stride(from: start, to: min(start + share * Self.each, refills), by: Self.each) {
        submissions += try patient(first..<min(first + Self.each, refills), using: &random)
      }
      for answer in await clinic.door.submit(inOrder: submissions) {
        guard case .answered(.done, _) = answer else { throw BenchError.seeding }
      }
    }
  }

  /// The ids of refills and their patients, spread over all.
  func some(_ count: Int) throws -> [(refill: RefillID, patient: PatientID)] {
    var random = SplitMix64(seed: 3)
    return try (0..<count).map { _ in
      let number = Int.random(in: 0..<refills, using: &random)
      guard let refill = try clinic.database.views.refill(external: external(number)) else {
        throw BenchError.seeding
      }
      return (refill.id, refill.record.patient)
    }
  }

  static var brand: BrandName? { BrandName("bench") }

  /// A patient and their refills, in one submission each.
  private func patient(_ numbers: Range<Int>, using random: inout SplitMix64) throws -> [Submission] {
    guard let brand = Self.brand, let name = ExternalID("patient-\(numbers.lowerBound)") else {
      throw BenchError.name
    }
    let patient = Patient(
      id: PatientID(at: now, using: &random), external: name, brand: brand, name: "Testa Bench",
      zone: "America/New_York")
    let refills = try numbers.map { try refill($0, of: patient, using: &random) }
    return [Submission([.patient(patient)], from: .system)] + refills
  }

  private func refill(_ number: Int, of patient: Patient, using random: inout SplitMix64) throws -> Submission
  {
    guard let drug = ExternalID("RX-\(number)"), let endpoint = EndpointName("bench") else {
      throw BenchError.name
    }
    let waits = number % Self.waiting == 0
    let prescription = Prescription(
      id: PrescriptionID(at: now, using: &random), external: drug, patient: patient.id,
      drug: "Testamine 10 mg",
      schedule: .none, repeatsAllowed: 3, daysSupply: 90,
      lastFilledAt: now - .days(Int64.random(in: waits ? 75...85 : 10...85, using: &random)), gapRisk: .low)
    let record = RefillRecord(
      id: RefillID(at: now, using: &random), external: try external(number), prescription: prescription,
      brand: patient.brand, request: nil, way: .pickUp,
      pharmacy: waits ? nil : PharmacyPlace(endpoint: endpoint, item: "F-\(number)"), requestedAt: now,
      importedAt: waits ? nil : now)
    return Submission(
      [
        .prescription(prescription),
        .begin(record, first: waits ? [.screen(reason: nil)] : [.event(.refillImported(Import()))]),
      ], from: .system)
  }

  private func external(_ number: Int) throws -> ExternalID {
    guard let name = ExternalID("R-\(number)") else { throw BenchError.name }
    return name
  }
}
