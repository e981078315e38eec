import Foundation
import Refills
import Statecharts
import Testing

@Suite("How long clocks run")
struct CalendarTests {
  @Test("A dispute raised on Tuesday evening is answered by Thursday morning")
  func disputeAfterHours() throws {
    let place = try NewYork()
    let due = place.calendars.due(after: .days(1), in: .businessDays, from: try place.at("2026-03-03 19:00"))
    #expect(place.shown(due) == "Thu, Mar 5, 9:00 AM")
  }

  @Test("Reminders to collect keep their wall time over the change to summer time")
  func remindersKeepTheirTime() throws {
    let place = try NewYork()
    let ready = try place.at("2026-03-01 10:00")
    let names: [DurationName] = [.collectFirst, .collectSecond, .collectLast, .pickupWindow]
    let due = names.map { place.calendars.due(after: Durations.standard[$0], in: .days, from: ready) }
    #expect(
      due.map(place.shown) == [
        "Wed, Mar 4, 10:00 AM", "Sun, Mar 8, 10:00 AM", "Tue, Mar 10, 10:00 AM", "Wed, Mar 11, 10:00 AM",
      ])
    #expect(due[1] - ready == .hours(7 * 24 - 1))
  }

  @Test("A wall time that is skipped becomes the next that is shown")
  func skippedTime() throws {
    let place = try NewYork()
    let due = place.calendars.due(after: .days(1), in: .days, from: try place.at("2026-03-07 02:30"))
    #expect(due == Instant(rfc3339: "2026-03-08T07:00:00Z"))
    #expect(place.shown(due) == "Sun, Mar 8, 3:00 AM")
  }

  @Test("A wall time that is shown twice is the first of the two")
  func doubledTime() throws {
    let place = try NewYork()
    let due = place.calendars.due(after: .days(1), in: .days, from: try place.at("2026-10-31 01:30"))
    #expect(due == Instant(rfc3339: "2026-11-01T01:30:00-04:00"))
    let later = place.calendars.due(after: .days(1), in: .days, from: try place.at("2026-10-31 10:00"))
    #expect(later == Instant(rfc3339: "2026-11-01T10:00:00-05:00"))
  }

  @Test("A day that a zone left out becomes the start of the next one")
  func skippedDay() throws {
    let zone = try TimeZone.named("Pacific/Apia")
    let start = try #require(Instant(rfc3339: "2011-12-29T12:00:00-10:00"))
    let due = PatientCalendar(zone: zone).due(after: .days(1), from: start)
    #expect(due == Instant(rfc3339: "2011-12-31T00:00:00+14:00"))
  }

  @Test(
    "Working days leave out weekends and holidays",
    arguments: [
      ("2026-03-05 11:00", 1, "Fri, Mar 6, 11:00 AM"), ("2026-03-06 11:00", 2, "Tue, Mar 10, 11:00 AM"),
      ("2026-03-07 11:00", 1, "Tue, Mar 10, 9:00 AM"), ("2026-03-06 17:00", 1, "Tue, Mar 10, 9:00 AM"),
      ("2026-07-02 10:00", 1, "Mon, Jul 6, 10:00 AM"), ("2026-07-03 10:00", 1, "Tue, Jul 7, 9:00 AM"),
    ])
  func workingDays(start: String, days: Int64, expected: String) throws {
    let place = try NewYork(holidays: [try #require(CalendarDate("2026-07-03"))])
    let due = place.calendars.due(after: .days(days), in: .businessDays, from: try place.at(start))
    #expect(place.shown(due) == expected)
  }

  @Test(
    "Working hours are the sum of open minutes",
    arguments: [
      ("2026-03-06 15:00", "Mon, Mar 9, 11:00 AM"), ("2026-03-06 13:00", "Fri, Mar 6, 5:00 PM"),
      ("2026-03-08 02:30", "Mon, Mar 9, 1:00 PM"), ("2026-03-02 06:00", "Mon, Mar 2, 1:00 PM"),
    ])
  func workingHours(start: String, expected: String) throws {
    let place = try NewYork()
    let due = place.calendars.due(after: .hours(4), in: .businessHours, from: try place.at(start))
    #expect(place.shown(due) == expected)
  }

  @Test("A clinic that is open on the night of the change counts the hours that really pass")
  func openOverTheChange() throws {
    let night = try WeeklyHours([.sunday: [.init(opens: 0, closes: 6 * 60)]])
    let place = try NewYork(hours: night)
    let spring = try place.at("2026-03-08 00:00")
    #expect(place.calendars.clinic.openTime(from: spring, until: spring + .days(1)) == .hours(5))
    let autumn = try place.at("2026-11-01 00:00")
    #expect(place.calendars.clinic.openTime(from: autumn, until: autumn + .days(1)) == .hours(7))
  }

  @Test("A break at noon is not open")
  func breakAtNoon() throws {
    let hours = try WeeklyHours([
      .monday: [.init(opens: 13 * 60, closes: 17 * 60), .init(opens: 9 * 60, closes: 12 * 60)]
    ])
    let place = try NewYork(hours: hours)
    let due = place.calendars.due(
      after: .hours(2), in: .businessHours, from: try place.at("2026-03-02 11:00"))
    #expect(place.shown(due) == "Mon, Mar 2, 2:00 PM")
    let week = place.calendars.due(after: .days(1), in: .businessDays, from: try place.at("2026-03-02 12:30"))
    #expect(place.shown(week) == "Mon, Mar 9, 1:00 PM")
  }

  @Test("A clinic that never opens again still has every clock fire")
  func closedForGood() throws {
    var holidays: Set<CalendarDate> = []
    for year in 2026...2050 {
      for month in 1...12 {
        for day in 1...31 { CalendarDate(year: year, month: month, day: day).map { _ = holidays.insert($0) } }
      }
    }
    let place = try NewYork(holidays: holidays)
    let start = try place.at("2026-03-02 11:00")
    #expect(place.calendars.due(after: .hours(4), in: .businessHours, from: start) == start + .hours(4))
    #expect(place.calendars.due(after: .days(2), in: .businessDays, from: start) > start)
  }

  @Test("Elapsed time knows no calendar")
  func elapsed() throws {
    let place = try NewYork()
    let start = try place.at("2026-03-07 12:00")
    #expect(place.calendars.due(after: .hours(24), in: .elapsed, from: start) == start + .hours(24))
  }

  @Test("Hours that leave the day, overlap or never open are refused")
  func badHours() {
    #expect(throws: TimeError.self) { try WeeklyHours([:]) }
    #expect(throws: TimeError.self) { try WeeklyHours([.monday: [.init(opens: 600, closes: 600)]]) }
    #expect(throws: TimeError.self) { try WeeklyHours([.monday: [.init(opens: 600, closes: 1441)]]) }
    #expect(throws: TimeError.self) { try WeeklyHours([.monday: [.init(opens: -1, closes: 60)]]) }
    #expect(throws: TimeError.self) {
      try WeeklyHours([.monday: [.init(opens: 540, closes: 700), .init(opens: 660, closes: 720)]])
    }
  }

  @Test("A zone that is not known says what to write")
  func unknownZone() {
    let error = #expect(throws: TimeError.self) { try TimeZone.named("America/New_Yrok") }
    #expect(error?.code == .unknownZone)
    #expect(error?.message.contains("America/New_York") == true)
  }
}
