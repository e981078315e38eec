package import Refills
package import Statecharts

/// That somebody was shown something about patients. It is on the disk before the answer leaves.
///
/// The rule is 45 CFR 164.312(b), audit controls: who examined what, and when.
package struct ReadRecord: Hashable, Sendable {
  /// How long records stay, in days: six years (45 CFR 164.316(b)(2)(i)), and two leap days.
  package static let keptDays = 6 * 365 + 2

  package let at: Instant
  package let reader: Reader
  /// The route that answered: `GET /desk/refills/{id}`.
  package let route: String
  /// The refill that it was about; nil: a list, or the patient.
  package let refill: RefillID?
  /// Whose data the answer carried, in the order of their ids; at least one.
  package let patients: [PatientID]
  /// Why, where a reason was asked for.
  package let reason: String?

  package init(
    at moment: Instant, reader: Reader, route: String, refill: RefillID? = nil, patients: Set<PatientID>,
    reason: String? = nil
  ) {
    at = moment
    self.reader = reader
    self.route = route
    self.refill = refill
    self.patients = patients.sorted()
    self.reason = reason
  }
}
