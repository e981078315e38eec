import Refills
import Statecharts
import Testing

@Suite("What pauses do to a due time")
struct PauseTests {
  private func due(
    _ calendar: ClockCalendar, _ length: Span, from start: String, pauses: [(String, String?)], now: String
  ) throws -> String {
    let place = try NewYork()
    let start = try place.at(start)
    let unpaused = place.calendars.due(after: length, in: calendar, from: start)
    let list = try pauses.map { Pause(from: try place.at($0.0), until: try $0.1.map(place.at)) }
    return place.shown(
      place.calendars.due(unpaused, in: calendar, movedBy: list, from: start, at: try place.at(now)))
  }

  @Test("A pause over two working hours moves a business clock by two working hours")
  func insideHours() throws {
    let text = try due(
      .businessDays, .days(2), from: "2026-03-02 10:00", pauses: [("2026-03-03 10:00", "2026-03-03 12:00")],
      now: "2026-03-03 12:00")
    #expect(text == "Wed, Mar 4, 12:00 PM")
  }

  @Test("A pause over a weekend moves no business clock")
  func overWeekend() throws {
    let text = try due(
      .businessDays, .days(2), from: "2026-03-06 10:00", pauses: [("2026-03-06 18:00", "2026-03-09 08:00")],
      now: "2026-03-09 08:00")
    #expect(text == "Tue, Mar 10, 10:00 AM")
  }

  @Test("What a pause takes at the end of a day is given on the next one")
  func intoTheNextDay() throws {
    let text = try due(
      .businessHours, .hours(4), from: "2026-03-06 12:00", pauses: [("2026-03-06 13:00", "2026-03-06 15:00")],
      now: "2026-03-06 15:00")
    #expect(text == "Mon, Mar 9, 10:00 AM")
  }

  @Test("Elapsed and patients' clocks lose the time that passed")
  func elapsed() throws {
    let text = try due(
      .elapsed, .hours(24), from: "2026-03-02 10:00", pauses: [("2026-03-02 22:00", "2026-03-03 01:00")],
      now: "2026-03-03 01:00")
    #expect(text == "Tue, Mar 3, 1:00 PM")
  }

  @Test("Only what lies after the start counts, and what overlaps counts once")
  func clipped() throws {
    let text = try due(
      .elapsed, .hours(10), from: "2026-03-02 10:00",
      pauses: [("2026-03-02 11:30", "2026-03-02 13:00"), ("2026-03-02 08:00", "2026-03-02 12:00")],
      now: "2026-03-02 13:00")
    #expect(text == "Mon, Mar 2, 11:00 PM")
  }

  @Test("A pause that lasts counts until now, one after the due time not at all")
  func openAndLate() throws {
    let text = try due(
      .elapsed, .hours(2), from: "2026-03-02 10:00", pauses: [("2026-03-02 11:00", nil)],
      now: "2026-03-02 11:30")
    #expect(text == "Mon, Mar 2, 12:30 PM")
    let late = try due(
      .elapsed, .hours(2), from: "2026-03-02 10:00", pauses: [("2026-03-02 12:00", "2026-03-02 13:00")],
      now: "2026-03-02 13:00")
    #expect(late == "Mon, Mar 2, 12:00 PM")
  }
}
