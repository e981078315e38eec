package import Refills
import Store

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
    self.init([refill])
  }

  init(_ refills: [Refill]) {
    self.init(
      Set(refills.map(\.record.patient)), refill: refills.count == 1 ? refills.first?.id : nil)
  }

  /// That whoever asked is shown them; nil where there is nobody to record.
  func record(of request: PortalRequest) -> ReadRecord? {
    guard !patients.isEmpty, let caller = request.caller else { return nil }
    return ReadRecord(
      at: request.at, reader: caller.reader, route: request.route, refill: refill, patients: patients,
      reason: reason)
  }
}
