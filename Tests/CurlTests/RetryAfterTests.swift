import Curl
import Testing

@Suite("Dates and waits of HTTP")
struct RetryAfterTests {
  /// 2026-03-01T10:00:00Z
  static let now: Int64 = 1_772_359_200_000

  @Test("All three forms of a date are read")
  func dates() {
    for text in [
      "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ] {
      #expect(HTTPDate.milliseconds(text) == 784_111_777_000)
    }
    #expect(HTTPDate.milliseconds("Thu, 01 Jan 1970 00:00:00 GMT") == 0)
    #expect(HTTPDate.milliseconds("Thu, 29 Feb 2024 23:59:60 GMT") == 1_709_251_200_000)
    #expect(HTTPDate.milliseconds("Wed, 01 Mar 2000 00:00:00 GMT") == 951_868_800_000)
  }

  @Test(
    "What is no date is none",
    arguments: [
      "", "soon", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 EST",
      "Sun, 32 Nov 1994 08:49:37 GMT",
      "Sun, 06 Noo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
      "Sun, -6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 99999 08:49:37 GMT",
    ])
  func noDates(text: String) {
    #expect(HTTPDate.milliseconds(text) == nil)
    #expect(RetryAfter.wait(text, now: Self.now) == nil)
  }

  @Test("A wait is taken in seconds and as a date, and not believed beyond a day")
  func waits() {
    #expect(RetryAfter.wait("120", now: Self.now) == 120_000)
    #expect(RetryAfter.wait(" 0\t", now: Self.now) == 0)
    #expect(RetryAfter.wait("Sun, 01 Mar 2026 10:01:00 GMT", now: Self.now) == 60_000)
    #expect(RetryAfter.wait("Sun, 01 Mar 2026 09:00:00 GMT", now: Self.now) == 0)
    #expect(RetryAfter.wait("99999999999999999999", now: Self.now) == RetryAfter.longest)
    #expect(RetryAfter.wait("Fri, 01 Mar 2030 10:00:00 GMT", now: Self.now) == RetryAfter.longest)
    #expect(RetryAfter.wait("-5", now: Self.now) == nil)
    #expect(RetryAfter.wait("1.5", now: Self.now) == nil)
  }
}
