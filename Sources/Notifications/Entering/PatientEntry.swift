package import Refills

/// A code and a link for one patient, on their way to one contact of theirs.
package struct PatientEntry: Hashable, Sendable {
  package let contact: Contact
  package let brand: BrandName
  package let language: Language
  /// Six digits.
  package let code: String
  package let link: String

  package init(contact: Contact, brand: BrandName, language: Language, code: String, link: String) {
    self.contact = contact
    self.brand = brand
    self.language = language
    self.code = code
    self.link = link
  }
}

/// Whoever reads it gets in: it is not shown.
extension PatientEntry: CustomStringConvertible, CustomReflectable {
  package var description: String { "entry by \(contact.channel.rawValue)" }
  package var customMirror: Mirror { Mirror(self, children: ["entry": description]) }
}
