package import Statecharts

/// Somebody who works at the clinic.
package struct StaffMember: Hashable, Sendable, Codable {
  package let id: StaffID
  package let external: ExternalID
  package var name: String
  /// Roles by brand.
  package var roles: [BrandName: Set<Role>]
  package var licences: [Licence]
  /// The last that was said; it may be over, or not have begun.
  package var absence: Absence?

  package init(
    id: StaffID, external: ExternalID, name: String, roles: [BrandName: Set<Role>], licences: [Licence] = [],
    absence: Absence? = nil
  ) {
    self.id = id
    self.external = external
    self.name = name
    self.roles = roles
    self.licences = licences
    self.absence = absence
  }

  /// Those at which this person has a role.
  package var brands: Set<BrandName> { Set(roles.filter { !$0.value.isEmpty }.keys) }

  /// Those at which this person moves refills, and so may read them; a privacy officer does not.
  package var actingBrands: Set<BrandName> {
    Set(roles.filter { $0.value.contains { $0.actor != nil } }.keys)
  }

  /// Those at which this person decides.
  package var decidingBrands: Set<BrandName> {
    Set(roles.filter { !$0.value.isDisjoint(with: [.provider, .delegate]) }.keys)
  }

  /// Whether this person may decide for a patient who is in `state` at `moment`.
  package func isLicensed(in state: String, at moment: Instant) -> Bool {
    licences.contains { $0.state == state && moment < $0.endsAt }
  }
}
