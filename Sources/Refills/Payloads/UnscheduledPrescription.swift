/// Proof that a prescription's drug is on no schedule: what is scheduled has none, so it cannot be approved here.
package struct UnscheduledPrescription: Hashable, Sendable {
  package let id: PrescriptionID

  /// Nil where the drug is scheduled, or nobody said that it is not.
  package init?(_ prescription: Prescription) {
    guard !prescription.schedule.isScheduled else { return nil }
    id = prescription.id
  }
}
