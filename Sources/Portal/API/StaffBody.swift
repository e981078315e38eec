import Refills
import Statecharts

/// `PUT /v1/staff/{clinic's id}`.
package struct StaffBody: JSONBody {
  package static let members: Set<String> = ["name", "roles", "licences", "password"]

  package struct LicenceBody: Decodable, Sendable {
    let state: String
    let endsAt: WireTime
  }

  let name: String
  /// Roles by brand.
  let roles: [String: Set<Role>]
  let licences: [LicenceBody]?
  /// Sets the password for signing in; taken from the operator's socket only.
  let password: String?

  func member(_ id: StaffID, external: ExternalID) throws(Problem) -> StaffMember {
    var byBrand: [BrandName: Set<Role>] = [:]
    for (brand, roles) in roles {
      guard let brand = BrandName(brand) else { throw .malformed("“roles” names a brand that is no name.") }
      byBrand[brand] = roles
    }
    for licence in licences ?? [] { try PostalState.check(licence.state) }
    return StaffMember(
      id: id, external: external, name: name, roles: byBrand,
      licences: (licences ?? []).map { Licence(state: $0.state, endsAt: $0.endsAt.moment) })
  }
}
