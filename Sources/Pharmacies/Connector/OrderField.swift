import Refills
import Statecharts

/// What an order, a read-back or a cancellation can say. Looked up when it is sent, kept nowhere.
package enum OrderField: String, CaseIterable, Hashable, Sendable {
  /// Our id of this message, the same at every try.
  case message
  case refill = "refill.id"
  /// The clinic's id of the refill: what a system gives back as its reference.
  case refillExternal = "refill.external"
  case way = "refill.way"
  /// The pharmacy's own id of the fill.
  case item = "refill.item"
  case patientExternal = "patient.external"
  case patientName = "patient.name"
  case birthDate = "patient.birth-date"
  case address = "patient.address"
  case state = "patient.state"
  case phone = "patient.phone"
  case email = "patient.email"
  case prescriptionExternal = "prescription.external"
  case drug = "prescription.drug"
  case daysSupply = "prescription.days-supply"
  case repeatsLeft = "prescription.repeats-left"

  static let names = Set(allCases.map(\.rawValue))

  /// - Parameter item: the pharmacy's own id of the fill.
  /// - Returns: nil where nobody gave it.
  func value(
    of refill: Refill, item: String?, _ patient: Patient, _ prescription: Prescription, message: MessageID
  ) -> JSONValue? {
    let record = refill.record
    func text(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }
    func contact(_ channel: Contact.Channel) -> JSONValue? {
      text(patient.contacts.first { $0.channel == channel }?.address)
    }
    return switch self {
    case .message: .string(message.text)
    case .refill: .string(record.id.text)
    case .refillExternal: .string(record.external.text)
    case .way: .string(record.way.rawValue)
    case .item: text(item)
    case .patientExternal: .string(patient.external.text)
    case .patientName: .string(patient.name)
    case .birthDate: text(patient.birthDate?.description)
    case .address: text(patient.address)
    case .state: text(patient.state)
    case .phone: contact(.text)
    case .email: contact(.email)
    case .prescriptionExternal: .string(prescription.external.text)
    case .drug: .string(prescription.drug)
    case .daysSupply: prescription.daysSupply.map { .number(String($0)) }
    case .repeatsLeft: prescription.repeatsLeft.map { .number(String($0)) }
    }
  }
}
