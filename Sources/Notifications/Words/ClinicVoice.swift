package import Refills

/// As whom a brand speaks in every message: a neutral name, a phone number, and the page.
package struct ClinicVoice: Hashable, Sendable {
  package let brand: BrandName
  /// Says nothing of a specialty or a condition; the clinic chooses it.
  package let name: String
  package let phone: String
  /// The bare address from which e-mail comes.
  package let from: EmailAddress
  /// The patient's page, by https. `{refill}` in it stands for the refill's id; the link carries no rights.
  package let page: String

  package init(brand: BrandName, name: String, phone: String, from: EmailAddress, page: String) {
    self.brand = brand
    self.name = name
    self.phone = phone
    self.from = from
    self.page = page
  }

  package func link(to refill: RefillID) -> String {
    page.replacing("{refill}", with: refill.text)
  }
}
