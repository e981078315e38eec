/// Who must act for things to go on.
package enum Party: String, CaseIterable, Hashable, Sendable, Codable {
  case clinic
  case provider
  case cover
  case lead
  case support
  case system
  case pharmacy
  case carrier
  case payer
  case patient
  case nobody
}
