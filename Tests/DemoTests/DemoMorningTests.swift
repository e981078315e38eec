import Demo
import Foundation
import Statecharts
import Testing

@Suite("The morning on which the demo begins")
struct DemoMorningTests {
  @Test(
    "is ten o'clock in New York on the last working day",
    arguments: [
      // Sunday, the Friday before; in winter New York is five hours behind.
      ("2026-11-29T20:00:00Z", "2026-11-27T15:00:00Z"),
      // A Wednesday afternoon: that morning.
      ("2026-07-15T18:00:00Z", "2026-07-15T14:00:00Z"),
      // A Monday before ten: Friday's.
      ("2026-07-13T13:59:59Z", "2026-07-10T14:00:00Z"),
      ("2026-07-13T14:00:00Z", "2026-07-13T14:00:00Z"),
    ])
  func isTheLastWorkingDays(now: String, morning: String) throws {
    let now = try #require(Self.instant(now))
    #expect(DemoMorning.before(now) == Self.instant(morning))
  }

  private static func instant(_ text: String) -> Instant? {
    (try? Date(text, strategy: .iso8601)).map {
      Instant(milliseconds: Int64($0.timeIntervalSince1970 * 1000))
    }
  }
}
