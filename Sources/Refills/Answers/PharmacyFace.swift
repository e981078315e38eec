/// What patients are shown of a pharmacy. Its hours stand apart: they also say when it is asked.
package struct PharmacyFace: Hashable, Sendable {
  package let name: String
  /// One line.
  package let address: String?
  /// As it is dialled.
  package let phone: String?
  package let hours: WeeklyHours?

  package init(name: String, address: String? = nil, phone: String? = nil, hours: WeeklyHours? = nil) {
    self.name = name
    self.address = address
    self.phone = phone
    self.hours = hours
  }
}
