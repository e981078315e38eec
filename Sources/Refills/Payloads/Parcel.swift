/// A parcel under way.
package struct Parcel: Hashable, Sendable, Codable {
  package let carrier: String?
  package let number: String
  /// The carrier's page, by https.
  package let link: String?

  package init(carrier: String? = nil, number: String, link: String? = nil) {
    self.carrier = carrier
    self.number = number
    self.link = link
  }
}
