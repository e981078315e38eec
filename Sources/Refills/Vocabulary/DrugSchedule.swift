/// The schedule of a drug under 21 U.S.C. 812, as far as it decides here.
package enum DrugSchedule: String, CaseIterable, Hashable, Sendable, Codable {
  case none
  case two = "II"
  case three = "III"
  case four = "IV"
  case five = "V"
  /// Treated as scheduled: what nobody said is not assumed.
  case notGiven

  package var isScheduled: Bool {
    switch self {
    case .none: false
    case .two, .three, .four, .five, .notGiven: true
    }
  }
}
