import Foundation
import Refills
import Statecharts

/// What the tables of the directory have in common: our id, the clinic's id, and a sealed rest.
protocol DirectoryEntry: Codable, Sendable {
  associatedtype Kind: IdentifierKind
  static var table: String { get }
  var id: Identifier<Kind> { get }
  var external: ExternalID { get }
  /// The patient whose it is and whose key seals it; nil: the clinic's.
  var holder: PatientID? { get }
  /// What is sealed.
  func stored() throws -> Data
  /// - Parameter id: the entry's, for messages. What was read is not in them: it may name a person.
  static func stored(_ plain: Data, id: String) throws -> Self
  /// The same under the id that the clinic's id has here already.
  func keeping(_ id: Identifier<Kind>) -> Self
}

extension Patient: DirectoryEntry {
  static var table: String { "patients" }
  var holder: PatientID? { id }

  func keeping(_ id: PatientID) -> Patient {
    Patient(
      id: id, external: external, brand: brand, name: name, birthDate: birthDate, contacts: contacts,
      language: language, zone: zone, state: state, address: address, recordedState: recordedState,
      recordedAddress: recordedAddress)
  }
}

extension Prescription: DirectoryEntry {
  static var table: String { "prescriptions" }
  var holder: PatientID? { patient }

  func keeping(_ id: PrescriptionID) -> Prescription {
    Prescription(
      id: id, external: external, patient: patient, drug: drug, schedule: schedule,
      repeatsAllowed: repeatsAllowed,
      completedFills: completedFills, daysSupply: daysSupply, lastFilledAt: lastFilledAt, endsAt: endsAt,
      isDiscontinued: isDiscontinued, gapRisk: gapRisk, prescriber: prescriber)
  }
}

extension RefillRequest: DirectoryEntry {
  static var table: String { "requests" }
  var holder: PatientID? { patient }

  func keeping(_ id: RequestID) -> RefillRequest {
    RefillRequest(
      id: id, external: external, patient: patient, prescriptions: prescriptions, way: way, at: at)
  }
}

extension Order: DirectoryEntry {
  static var table: String { "orders" }
  var holder: PatientID? { patient }

  func keeping(_ id: OrderID) -> Order {
    Order(
      id: id, external: external, patient: patient, endpoint: endpoint, refills: refills, item: item,
      placedAt: placedAt)
  }
}

extension Dispense: DirectoryEntry {
  static var table: String { "dispenses" }
  var holder: PatientID? { patient }

  func keeping(_ id: DispenseID) -> Dispense {
    Dispense(
      id: id, external: external, patient: patient, refill: refill, item: item, quantity: quantity,
      preparedAt: preparedAt, handedOverAt: handedOverAt, isEnteredInError: isEnteredInError)
  }
}

extension Matter: DirectoryEntry {
  /// `visits`, `charges`, `threads`: the chart's name in the plural.
  static var table: String { Chart.table.name + "s" }
  var holder: PatientID? { patient }
}

extension StaffMember: DirectoryEntry {
  static var table: String { "staff" }
  var holder: PatientID? { nil }

  func keeping(_ id: StaffID) -> StaffMember {
    StaffMember(
      id: id, external: external, name: name, roles: roles, licences: licences, absence: absence)
  }
}
