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
    let hours = try all.optional("hours") { value throws(FileError) in try Self.hours(value) } ?? .office
    let holidays =
      try all.optional("holidays") { value throws(FileError) in try Self.holidays(value) } ?? []
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

  /// `monday: 09:00-12:00 13:00-17:00`; a day that is absent is closed.
  private static func hours(_ value: FileValue) throws(FileError) -> WeeklyHours {
    let mapping = try value.mapping(Set(Weekday.allCases.map(\.rawValue)))
    var days: [Weekday: [WeeklyHours.Interval]] = [:]
    for (key, value) in mapping.entries {
      guard let day = Weekday(rawValue: key) else { continue }
      days[day] = try intervals(value)
    }
    do {
      return try WeeklyHours(days)
    } catch {
      throw value.refusal(error.message)
    }
  }

  private static func intervals(_ value: FileValue) throws(FileError) -> [WeeklyHours.Interval] {
    var intervals: [WeeklyHours.Interval] = []
    for part in try value.text().split(separator: " ") {
      let ends = part.split(separator: "-").map(minutes)
      guard ends.count == 2, let opens = ends[0], let closes = ends[1] else {
        throw value.refusal("Write hours such as 09:00-17:00, several with a space between.")
      }
      intervals.append(WeeklyHours.Interval(opens: opens, closes: closes))
    }
    return intervals
  }

  private static func minutes(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0...24).contains(hour),
      (0...59).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }

  private static func holidays(_ value: FileValue) throws(FileError) -> Set<CalendarDate> {
    var dates: Set<CalendarDate> = []
    for item in try value.list() {
      guard let date = CalendarDate(try item.text()) else {
        throw item.refusal("Write a date such as 2026-12-25.")
      }
      dates.insert(date)
    }
    return dates
  }
}
