import Foundation
import Notifications
import Refills
import Statecharts
import Testing

@Suite struct QuietHoursTests {
  private func zone(_ name: String) throws -> TimeZone { try #require(TimeZone(identifier: name)) }
  private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

  @Test(
    "Texts wait from 21:00 to 08:00 on the patient's wall",
    arguments: [
      ("2026-03-03T01:59:59Z", nil), ("2026-03-03T02:00:00Z", "2026-03-03T13:00:00Z"),
      ("2026-03-03T12:59:59Z", "2026-03-03T13:00:00Z"), ("2026-03-03T13:00:00Z", nil),
      // The night in which clocks go forward has an hour less.
      ("2026-03-08T03:00:00Z", "2026-03-08T12:00:00Z"),
    ])
  func patient(now: String, end: String?) throws {
    let quiet = QuietHours.ofPatient(in: try zone("America/New_York"))
    #expect(try quiet.end(at: moment(now)) == end.map(moment))
  }

  @Test(
    "Without a zone texts go only from 11:00 to 20:00 Eastern",
    arguments: [
      ("2026-03-02T15:59:00Z", "2026-03-02T16:00:00Z"), ("2026-03-02T16:00:00Z", nil),
      ("2026-03-03T00:59:00Z", nil),
      ("2026-03-03T01:00:00Z", "2026-03-03T16:00:00Z"),
    ])
  func unknown(now: String, end: String?) throws {
    let quiet = QuietHours.zoneUnknown(eastern: try zone("America/New_York"))
    #expect(try quiet.end(at: moment(now)) == end.map(moment))
  }

  @Test("It is night in Honolulu when it is morning in New York")
  func zones() throws {
    let morning = try moment("2026-03-02T15:00:00Z")
    #expect(QuietHours.ofPatient(in: try zone("America/New_York")).end(at: morning) == nil)
    #expect(
      QuietHours.ofPatient(in: try zone("Pacific/Honolulu")).end(at: morning)
        == (try moment("2026-03-02T18:00:00Z")))
  }
}
