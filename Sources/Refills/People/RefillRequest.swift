package import Statecharts

/// A patient asks for several prescriptions at once; it makes one refill a prescription.
package struct RefillRequest: Hashable, Sendable, Codable {
  package let id: RequestID
  package let external: ExternalID
  package let patient: PatientID
  package let prescriptions: [PrescriptionID]
  package let way: Way
  package let at: Instant

  package init(
    id: RequestID, external: ExternalID, patient: PatientID, prescriptions: [PrescriptionID], way: Way,
    at: Instant
  ) {
    self.id = id
    self.external = external
    self.patient = patient
    self.prescriptions = prescriptions
    self.way = way
    self.at = at
  }
}
