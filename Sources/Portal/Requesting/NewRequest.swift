import Refills
import Statecharts
import Tracking

/// What becomes of asking: one request, and a refill of each prescription that it names.
struct NewRequest {
  let request: RefillRequest
  private let brand: BrandName
  private var randomness = SystemRandomNumberGenerator()

  init(
    _ external: ExternalID, by patient: PatientID, of brand: BrandName, for prescriptions: [Prescription],
    way: Way, at now: Instant
  ) {
    self.brand = brand
    request = RefillRequest(
      id: RequestID(at: now, using: &randomness), external: external, patient: patient,
      prescriptions: prescriptions.map(\.id), way: way, at: now)
  }

  /// The clinic's id of a refill: that of the request and that of the prescription; nil where they are too long together.
  func external(of prescription: Prescription) -> ExternalID? {
    ExternalID("\(request.external)/\(prescription.external)")
  }

  /// A refill of it.
  /// - Parameters:
  ///   - external: its id at the clinic.
  ///   - way: where it is another than that of the request.
  ///   - reason: why it is asked for.
  mutating func record(
    of prescription: Prescription, named external: ExternalID, at place: PharmacyPlace?, way: Way? = nil,
    reason: String? = nil, imported: Bool = false, replacing old: RefillID? = nil
  ) -> RefillRecord {
    RefillRecord(
      id: RefillID(at: request.at, using: &randomness), external: external, prescription: prescription,
      brand: brand, request: request.id, way: way ?? request.way, pharmacy: place, requestedAt: request.at,
      importedAt: imported ? request.at : nil, replaces: old, askedBecause: reason)
  }
}
