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

  /// What counts fills and days is within reason: no prescription has a thousand of either.
  static let counts = 0...1_000

  /// - Throws: a problem that names the member that is out of its range.
  func check() throws(Problem) {
    for (name, value) in [
      ("repeatsAllowed", repeatsAllowed), ("completedFills", completedFills), ("daysSupply", daysSupply),
    ] {
      guard value.map(Self.counts.contains) ?? true else {
        throw .malformed("“\(name)” is a number from \(Self.counts.lowerBound) to \(Self.counts.upperBound).")
      }
    }
  }

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
