/// How the length of a clock is counted.
package enum ClockCalendar: String, CaseIterable, Hashable, Sendable, Codable {
  /// Milliseconds on a machine's clock.
  case elapsed
  /// The same wall time n working days of the clinic on.
  case businessDays = "business-days"
  /// The sum of the clinic's open minutes.
  case businessHours = "business-hours"
  /// The same wall time n calendar days on, in the patient's zone.
  case days
}
