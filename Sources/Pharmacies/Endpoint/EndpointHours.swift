import Foundation
import Refills

/// When a pharmacy is open, as its endpoint's file says: by night it is asked seldom.
enum EndpointHours {
  /// Nil where the file says nothing: then it counts as always open.
  static func read(_ all: FileMapping, zone: TimeZone) throws(FileError) -> BusinessCalendar? {
    guard let value = all["hours"] else {
      if let holidays = all["holidays"] {
        throw holidays.refusal("Holidays change nothing without “hours”: add them.")
      }
      return nil
    }
    var holidays: Set<CalendarDate> = []
    for item in try all["holidays"]?.list() ?? [] {
      guard let date = CalendarDate(try item.text()) else {
        throw item.refusal("Write a date such as 2026-12-25.")
      }
      holidays.insert(date)
    }
    return BusinessCalendar(zone: zone, hours: try hours(value), holidays: holidays)
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
}
