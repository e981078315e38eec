/// Who may send an event. The chart names them for each; the door checks.
package enum Actor: String, CaseIterable, Hashable, Sendable, Codable {
  case patient
  /// Acts for a patient, named, with scope and dates.
  case proxy
  case provider
  /// Acts under a written protocol of a provider, never on scheduled drugs.
  case delegate
  case support
  case lead
  case admin
  case pharmacy
  case carrier
  case billing
  case scheduling
  case system
  case timer

  /// Somebody who works at the desk.
  var isOfDesk: Bool {
    switch self {
    case .provider, .delegate, .support, .lead, .admin: true
    case .patient, .proxy, .pharmacy, .carrier, .billing, .scheduling, .system, .timer: false
    }
  }
}
