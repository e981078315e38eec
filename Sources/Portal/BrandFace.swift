package import Foundation
import Refills

/// What patients see of a brand.
package struct BrandFace: Hashable, Sendable {
  package let name: String
  package let phone: String
  package let messages: String
  package let zone: TimeZone
  /// `#rrggbb`, readable on white.
  package let colour: String

  package init(name: String, phone: String, messages: String, zone: TimeZone, colour: String) {
    self.name = name
    self.phone = phone
    self.messages = messages
    self.zone = zone
    self.colour = colour
  }
}
