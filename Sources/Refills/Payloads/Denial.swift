/// A provider's no, with its reason and, unless the gap risk is low, what the patient does meanwhile.
package struct Denial: Hashable, Sendable, Codable {
  package enum Reason: String, CaseIterable, Hashable, Sendable, Codable {
    case tooSoon, needsAppointment, labsFirst, notUnderCare, discontinued, alreadyHandled, patientsRequest
    case allergy, interaction, pregnancy, sideEffects, notLicensedWhereYouAre, neverPrescribedByUs
    case newPrescriptionFollows, needsPriorAuthorisation, other
  }

  /// What the prescriber says of the days without medicine.
  package enum Gap: Hashable, Sendable, Codable {
    case safeToWait
    case bridge(days: Int)
    case weCallToday
  }

  package let reason: Reason
  /// Required where the reason is `other`. Words for the patient.
  package let text: String?
  package let gap: Gap?

  package init(reason: Reason, text: String? = nil, gap: Gap? = nil) {
    self.reason = reason
    self.text = text
    self.gap = gap
  }
}
