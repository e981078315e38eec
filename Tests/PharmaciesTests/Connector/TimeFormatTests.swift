import Pharmacies
import Refills
import Statecharts
import Testing

@Suite("How systems write times")
struct TimeFormatTests {
  private func moment(_ format: TimeFormat, _ text: String) -> String? {
    guard case .moment(let moment) = format.read(text) else { return nil }
    return moment.rfc3339
  }

  @Test("Offsets, epochs and mail dates all come to the same moment")
  func formats() {
    #expect(moment(.rfc3339, "2015-03-16T17:13:00+05:00") == "2015-03-16T12:13:00Z")
    #expect(moment(.seconds, "1755057600") == "2025-08-13T04:00:00Z")
    #expect(moment(.seconds, "1755057600.5") == "2025-08-13T04:00:00.500Z")
    #expect(moment(.seconds, "1.7550576e9") == "2025-08-13T04:00:00Z")
    #expect(moment(.milliseconds, "1755057600250") == "2025-08-13T04:00:00.250Z")
    #expect(moment(.rfc1123, "Wed, 13 Aug 2025 00:00:00 EDT") == "2025-08-13T04:00:00Z")
    #expect(moment(.rfc1123, "3 Mar 2026 07:08:09 -0500") == "2026-03-03T12:08:09Z")
    #expect(TimeFormat.date.read("2015-01-15") == CalendarDate("2015-01-15").map(TimeFormat.Reading.date))
  }

  @Test(
    "ISO 8601 is read as freely as systems write it; without an offset it is the time on the pharmacy's wall")
  func iso8601() throws {
    for text in [
      "2026-03-01T15:30:00+0530", "2026-03-01T15:30:00.0000000+05:30", "2026-03-01 10:00Z",
      "2026-03-01T05:00:00-05",
    ] {
      #expect(moment(.iso8601, text) == "2026-03-01T10:00:00Z", "\(text)")
    }
    let observation = try Read.built(
      "aftership", #"{"tracking_number":"1","tag":"InTransit","updated_at":"2026-03-01T10:00:00"}"#,
      zone: "America/New_York")
    #expect(observation.report.reportedAt?.rfc3339 == "2026-03-01T15:00:00Z")
    for text in [
      "2026-03-01", "2026-03-01T10", "2026-03-01T10:00:00+5", "2026-03-01T25:00", "20260301T100000Z",
    ] {
      #expect(TimeFormat.iso8601.read(text) == nil, "\(text)")
    }
  }

  @Test("A promise at midnight is one for the day, by the calendar in which it is written")
  func midnight() throws {
    #expect(TimeFormat.rfc3339.day("2026-03-05T00:00:00-05:00") == CalendarDate("2026-03-05"))
    #expect(TimeFormat.rfc1123.day("Wed, 13 Aug 2025 00:00:00 EDT") == CalendarDate("2025-08-13"))
    #expect(TimeFormat.iso8601.day("2026-03-05 00:00") == CalendarDate("2026-03-05"))
    for text in ["2026-03-05T00:00:01Z", "2026-03-05T12:00:00Z", "2026-03-05", "1772668800000"] {
      for format in TimeFormat.allCases { #expect(format.day(text) == nil, "\(text)") }
    }
    let observation = try Read.plain(
      #"{"id":"F","status":"ready","promisedAt":"2026-03-05T00:00:00Z","readyAt":"2026-03-05T00:00:00Z"}"#,
      zone: "America/New_York")
    #expect(observation.report.promisedAt?.rfc3339 == "2026-03-06T04:59:00Z")
    #expect(observation.report.readyAt?.rfc3339 == "2026-03-05T00:00:00Z")
  }

  @Test("What is written otherwise is not guessed", arguments: TimeFormat.allCases)
  func refusals(format: TimeFormat) {
    for text in [
      "", "soon", "13/08/2025", "2025-13-01", "Wed, 32 Aug 2025 00:00:00 EDT", "1e99", "99999999999999999999",
    ] {
      #expect(format.read(text) == nil, "\(text)")
    }
  }

  @Test("A date alone is a day of the pharmacy's zone: it opens or closes, and orders no news")
  func dates() throws {
    let observation = try Read.plain(
      #"{"id":"F","status":"on-hold","updatedAt":"2026-03-08","heldUntil":"2026-03-08","promisedAt":"2026-03-08"}"#,
      zone: "America/New_York")
    #expect(observation.report.reportedAt == nil)
    #expect(observation.report.heldUntil?.rfc3339 == "2026-03-08T05:00:00Z")
    #expect(observation.report.promisedAt?.rfc3339 == "2026-03-09T03:59:00Z")
    #expect(observation.unread.isEmpty)
  }

  @Test("A time that cannot be read counts as not given, and is named")
  func unreadable() throws {
    let observation = try Read.plain(
      #"{"id":"F","status":"ready","updatedAt":"yesterday","quantity":{"now":"some"}}"#)
    #expect(observation.event?.kind == .pharmacyReady)
    #expect(observation.unread == ["updated", "quantity"])
  }
}
