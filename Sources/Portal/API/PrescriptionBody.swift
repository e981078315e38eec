import Refills
import Statecharts

/// `PUT /v1/prescriptions/{clinic's id}`.
package struct PrescriptionBody: JSONBody {
  package static let members: Set<String> = [
    "patient", "drug", "schedule", "repeatsAllowed", "completedFills", "daysSupply", "lastFilledAt", "endsAt",
    "gapRisk", "prescriber", "discontinued",
  ]

  /// The clinic's id of the patient.
  let patient: ExternalID
  let drug: String
  let schedule: DrugSchedule?
  let repeatsAllowed: Int?
  let completedFills: Int?
  let daysSupply: Int?
  let lastFilledAt: WireTime?
  let endsAt: WireTime?
  let gapRisk: GapRisk?
  /// The clinic's id of the member of staff.
  let prescriber: ExternalID?
  let discontinued: Bool?

  func prescription(
    _ id: PrescriptionID, external: ExternalID, patient: PatientID, prescriber: StaffID?
  ) -> Prescription {
    Prescription(
      id: id, external: external, patient: patient, drug: drug, schedule: schedule ?? .notGiven,
      repeatsAllowed: repeatsAllowed, completedFills: completedFills ?? 0, daysSupply: daysSupply,
      lastFilledAt: lastFilledAt?.moment, endsAt: endsAt?.moment, isDiscontinued: discontinued ?? false,
      gapRisk: gapRisk ?? .unknown, prescriber: prescriber)
  }
}
