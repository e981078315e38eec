import Foundation
package import Statecharts

/// When the demo begins: in the morning of a day on which the clinic works, so that texts go out at once.
package enum DemoMorning {
  static let zone = TimeZone(identifier: "America/New_York") ?? .gmt
  private static let hour = 10

  /// Ten in the morning in New York, on the last working day (without holidays) that is not after this moment.
  package static func before(_ moment: Instant) -> Instant {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let now = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
    for back in 0..<7 {
      guard let day = calendar.date(byAdding: .day, value: -back, to: now), !calendar.isDateInWeekend(day),
        let morning = calendar.date(bySettingHour: hour, minute: 0, second: 0, of: day), morning <= now
      else { continue }
      return Instant(milliseconds: Int64(morning.timeIntervalSince1970 * 1000))
    }
    return moment
  }
}
