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
    let holidays = try all.optional("holidays") { value throws(FileError) in try value.dates() } ?? []
    return BusinessCalendar(zone: zone, hours: try value.weeklyHours(), holidays: holidays)
  }
}
