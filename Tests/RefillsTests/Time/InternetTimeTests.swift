import Refills
import Statecharts
import Testing

@Suite("Times on the wire")
struct InternetTimeTests {
  @Test(
    "A time is read with any offset and fraction",
    arguments: [
      ("1970-01-01T00:00:00Z", Int64(0)), ("2026-03-01T15:00:00Z", 1_772_377_200_000),
      ("2026-03-01T10:00:00-05:00", 1_772_377_200_000), ("2026-03-01t10:00:00.25-05:00", 1_772_377_200_250),
      ("2026-03-01T15:00:00.1239999z", 1_772_377_200_123), ("1969-12-31T23:59:59.999Z", -1),
      ("2016-12-31T23:59:60Z", 1_483_228_800_000), ("2016-12-31T18:59:60.5-05:00", 1_483_228_800_000),
      ("2026-03-01T15:00:00-00:00", 1_772_377_200_000), ("2024-02-29T00:00:00Z", 1_709_164_800_000),
    ])
  func taken(text: String, milliseconds: Int64) {
    #expect(Instant(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test(
    "What the standard does not allow is no time",
    arguments: [
      "", "2026-03-01", "2026-03-01T15:00Z", "2026-03-01T15:00:00", "2026-03-01 15:00:00Z",
      "2026-02-29T00:00:00Z",
      "2026-03-01T24:00:00Z", "2026-03-01T15:60:00Z", "2026-03-01T15:00:60Z", "2026-03-01T15:00:00.Z",
      "2026-03-01T15:00:00+5:00", "2026-03-01T15:00:00+24:00", "2026-03-01T15:00:00Z ",
      "+026-03-01T15:00:00Z",
      "2026-03-01T15:00:00+0500", "2026-13-01T15:00:00Z", "٢٠٢٦-03-01T15:00:00Z",
    ])
  func refused(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test("What is written is read back, for a day in every month of four centuries and to both ends")
  func roundTrip() throws {
    for month in 0..<4800 {
      let moment = Instant(milliseconds: Int64(month - 2400) * 30 * 86_400_000 + Int64(month) * 37_123)
      #expect(Instant(rfc3339: moment.rfc3339) == moment)
    }
    #expect(Instant(milliseconds: 1_772_377_200_000).rfc3339 == "2026-03-01T15:00:00Z")
    #expect(Instant(milliseconds: 1_772_377_200_007).rfc3339 == "2026-03-01T15:00:00.007Z")
    #expect(Instant(milliseconds: .max).rfc3339.hasPrefix("9999-12-3"))
    #expect(Instant(milliseconds: .min).rfc3339.hasPrefix("0001-01-0"))
  }

  @Test("People read a date and a time in their language")
  func words() throws {
    let place = try NewYork()
    let morning = WallTime(try place.at("2026-03-02 10:00"), in: place.zone)
    #expect(morning.text(in: .english) == "Mon, Mar 2, 10:00 AM")
    #expect(morning.text(in: .spanish) == "lun 2 mar, 10:00")
    let night = WallTime(try place.at("2026-12-31 00:05"), in: place.zone)
    #expect(night.text(in: .english) == "Thu, Dec 31, 12:05 AM")
    #expect(night.timeText(in: .spanish) == "0:05")
    #expect(WallTime(try place.at("2026-12-31 12:00"), in: place.zone).timeText(in: .english) == "12:00 PM")
  }
}
