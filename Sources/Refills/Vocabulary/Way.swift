/// How the medicine gets to the patient.
package enum Way: String, CaseIterable, Hashable, Sendable, Codable {
  case pickUp
  case mail
  case courier
  case unknown

  /// The patient waits for it at home.
  package var isSentHome: Bool { self == .mail || self == .courier }
}
