/// A licensed person's approval, recorded. It is not a signature and says so nowhere.
///
/// It can only be made from a prescription that is not scheduled; nothing decodes one.
package struct Approval: Hashable, Sendable, Encodable {
  package let prescription: PrescriptionID
  package let by: StaffID
  /// A note for colleagues; it never reaches the patient.
  package let note: String?

  package init(of prescription: UnscheduledPrescription, by staff: StaffID, note: String? = nil) {
    self.prescription = prescription.id
    by = staff
    self.note = note
  }
}
