package import Foundation
import Pharmacies
package import Refills

/// A brand of the clinic, as `brands/NAME.yaml` says it.
package struct BrandFile: Hashable, Sendable {
  /// What patients know the clinic by: neutral, without a specialty.
  package let name: String
  package let phone: String
  package let calendar: BusinessCalendar
  /// Where a patient writes to somebody; an https address.
  package let messages: String
  /// Colour of headings and buttons, readable on white.
  package let colour: String
  /// The address from which its e-mail comes.
  package let from: String

  package var zone: TimeZone { calendar.zone }

  init(_ value: FileValue) throws {
    let all = try value.mapping(["name", "phone", "zone", "hours", "holidays", "messages", "colour", "from"])
    name = try all.required("name").text()
    phone = try all.required("phone").text()
    messages = try Self.link(try all.required("messages"))
    from = try Self.sender(try all.required("from"))
    colour =
      try all.optional("colour") { value throws(FileError) in try Colour.readable(value) } ?? Colour.usual
    let zoneValue = try all.required("zone")
    let zone: TimeZone
    do {
      zone = try TimeZone.named(try zoneValue.text())
    } catch let error as TimeError {
      throw zoneValue.refusal(error.message)
    }
    let hours = try all.optional("hours") { value throws(FileError) in try value.weeklyHours() } ?? .office
    let holidays =
      try all.optional("holidays") { value throws(FileError) in try value.dates() } ?? []
    calendar = BusinessCalendar(zone: zone, hours: hours, holidays: holidays)
  }

  /// Patients click on it.
  private static func link(_ value: FileValue) throws(FileError) -> String {
    let text = try value.text()
    guard text.hasPrefix("https://"), URL(string: text)?.host() != nil else {
      throw value.refusal("Write an address that starts with https://.")
    }
    return text
  }

  private static func sender(_ value: FileValue) throws(FileError) -> String {
    let text = try value.text()
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else {
      throw value.refusal("Write one e-mail address, such as updates@clinic.example.")
    }
    return text
  }
}
