import Refills

/// Whose key seals a value.
enum KeyOwner: Hashable {
  case patient(PatientID)
  /// What belongs to no patient: staff, answers to clients.
  case clinic
  /// Never seals: makes the digests of the blind index.
  case lookups
  /// Never seals: signs checkpoints.
  case checkpoints

  /// The row of `data_keys`.
  var name: String {
    switch self {
    case .patient(let id): id.text
    case .clinic: "clinic"
    case .lookups: "lookups"
    case .checkpoints: "checkpoints"
    }
  }
}
