package import Refills
import Store

/// Who a request comes from, once it is known.
package enum Caller: Hashable, Sendable {
  /// A system of the clinic's, by its token.
  case client(Client)
  case staff(StaffMember)
  case patient(PatientID)
  /// Somebody with a shell on the machine, over the daemon's own socket.
  case localOperator

  /// A system of the clinic's that may use the API.
  package struct Client: Hashable, Sendable {
    package let name: String
    package let actors: Set<Actor>
    package let brands: Set<BrandName>

    package init(name: String, actors: Set<Actor>, brands: Set<BrandName>) {
      self.name = name
      self.actors = actors
      self.brands = brands
    }
  }

  /// The actors that this caller is for a refill of that brand and patient.
  package func actors(at brand: BrandName, patient: PatientID) -> Set<Actor> {
    switch self {
    case .client(let client): client.brands.contains(brand) ? client.actors : []
    case .staff(let member): Set((member.roles[brand] ?? []).compactMap(\.actor))
    case .patient(let id): id == patient ? [.patient] : []
    case .localOperator: [.support, .lead, .admin, .system]
    }
  }

  /// For the journal: an id or a name of a system, never a person's name.
  package var name: String { reader.name }

  /// For the record of reads.
  var reader: Reader {
    switch self {
    case .client(let client): .client(client.name)
    case .staff(let member): .staff(member.id)
    case .patient(let id): .patient(id)
    case .localOperator: .localOperator
    }
  }

  /// The brands whose refills this caller may read; nil: all.
  package var brands: Set<BrandName>? {
    switch self {
    case .client(let client): client.brands
    case .staff(let member): member.actingBrands
    case .patient: []
    case .localOperator: nil
    }
  }

  /// Whether this caller may write patients, prescriptions, requests and staff of some brand.
  package var mayKeepRecords: Bool {
    switch self {
    case .client(let client): client.actors.contains(.system)
    case .staff(let member): member.roles.values.contains { $0.contains(.admin) }
    case .patient: false
    case .localOperator: true
    }
  }

  /// Whether this caller may write records of that brand.
  package func keepsRecords(of brand: BrandName) -> Bool {
    switch self {
    case .client(let client): client.actors.contains(.system) && client.brands.contains(brand)
    case .staff(let member): member.roles[brand]?.contains(.admin) == true
    case .patient: false
    case .localOperator: true
    }
  }
}
