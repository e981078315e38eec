package import Statecharts

/// That nothing goes to a contact any more, whatever was agreed to there.
package struct ContactEnding: Hashable, Sendable, Codable {
  package enum Cause: String, CaseIterable, Hashable, Sendable, Codable {
    /// Its owner said so (STOP and its kin), to us or to the carrier.
    case stopped
    /// Whoever has it is not the patient.
    case wrongNumber
    /// There is no such number or mailbox, or it takes no messages of this kind.
    case notValid
  }

  package let cause: Cause
  package let at: Instant

  package init(_ cause: Cause, at: Instant) {
    self.cause = cause
    self.at = at
  }
}
