import Foundation
import Refills
import Statecharts
import Store
import Testing

/// Refills as the door tells of them.
enum Moved {
  /// A refill that is with a pharmacy, whose item there is `F-` and the number.
  static func place(
    _ number: Int, at endpoint: EndpointName?, _ change: (inout RefillRecord) -> Void = { _ in }
  ) throws -> TrackedPlace {
    let now = VirtualPharmacy.start
    var random = SystemRandomNumberGenerator()
    let prescription = Prescription(
      id: PrescriptionID(at: now, using: &random), external: try #require(ExternalID("RX-\(number)")),
      patient: PatientID(at: now, using: &random), drug: "Canarymab 10 mg", schedule: .none, repeatsAllowed: 3
    )
    var record = RefillRecord(
      id: try VirtualPharmacy.item(number).refill, external: try #require(ExternalID("R-\(number)")),
      prescription: prescription, brand: try #require(BrandName("main")), request: nil, way: .pickUp,
      pharmacy: endpoint.map { PharmacyPlace(endpoint: $0, item: "F-\(number)") }, requestedAt: now,
      importedAt: now)
    var decider = Decider()
    let begun = try #require(decider.begin(record, at: now, in: try Clinic.context()))
    guard
      case .decided(let decision) = decider.decide(
        begun, Input(.refillImported(Import()), from: .system, at: now), in: try Clinic.context())
    else { throw CancellationError() }
    record = decision.refill.record
    change(&record)
    var refill = decision.refill
    refill.record = record
    return TrackedPlace(refill)
  }
}
