package import Refills

/// Whose data an answer carries. Every answer with a body says it, so that no page can be written whose readers are
/// not on record.
package struct Subjects: Sendable {
  static let nobody = Subjects([])

  package let patients: Set<PatientID>
  /// The one refill that it is about.
  let refill: RefillID?
  /// Why, where a reason was asked for.
  let reason: String?

  init(_ patients: Set<PatientID>, refill: RefillID? = nil, reason: String? = nil) {
    self.patients = patients
    self.refill = refill
    self.reason = reason
  }

  init(_ refill: Refill) {
    self.init([refill.record.patient], refill: refill.id)
  }
}
