package import Refills

/// Who was shown something: a person by their id, or a system by the name of its token.
package enum Reader: Hashable, Sendable {
  case client(String)
  case staff(StaffID)
  case patient(PatientID)
  /// Somebody with a shell on the machine.
  case localOperator

  package enum Kind: String {
    case client, staff, patient, `operator`
  }

  package var kind: Kind {
    switch self {
    case .client: .client
    case .staff: .staff
    case .patient: .patient
    case .localOperator: .operator
    }
  }

  /// As the journal names senders.
  package var name: String {
    switch self {
    case .client(let name): name
    case .staff(let id): id.text
    case .patient(let id): id.text
    case .localOperator: Kind.operator.rawValue
    }
  }

  init?(_ kind: Kind, named name: String) {
    switch kind {
    case .client: self = .client(name)
    case .staff:
      guard let id = StaffID(name) else { return nil }
      self = .staff(id)
    case .patient:
      guard let id = PatientID(name) else { return nil }
      self = .patient(id)
    case .operator: self = .localOperator
    }
  }
}
