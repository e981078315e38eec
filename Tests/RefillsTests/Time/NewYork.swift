import Foundation
import Refills
import Statecharts
import Testing

/// A clinic and a patient in New York, and moments written as its walls show them.
struct NewYork {
  let zone: TimeZone
  let calendars: Calendars

  init(hours: WeeklyHours = .office, holidays: Set<CalendarDate> = []) throws {
    zone = try TimeZone.named("America/New_York")
    calendars = Calendars(
      clinic: BusinessCalendar(zone: zone, hours: hours, holidays: holidays), patientZone: zone)
  }

  /// `2026-03-01 10:00` as a moment.
  func at(_ text: String) throws -> Instant {
    let date = try #require(CalendarDate(String(text.prefix(10))))
    let hour = try #require(Int(text.dropFirst(11).prefix(2)))
    let minute = try #require(Int(text.suffix(2)))
    return WallTime(date, hour: hour, minute: minute).moment(in: zone)
  }

  /// A moment as the wall shows it, with its offset, so that the two of a doubled hour differ.
  func shown(_ moment: Instant) -> String {
    let hours = (WallTime(moment, in: zone).moment(in: zone) == moment) ? "" : " again"
    return WallTime(moment, in: zone).text(in: .english) + hours
  }
}
