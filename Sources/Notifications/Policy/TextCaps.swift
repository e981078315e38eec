import Foundation
import Refills
import Statecharts

/// How many texts a patient gets at most. Days are those of the wall calendar where the patient is; a week is a day
/// and the six before it.
package struct TextCaps: Hashable, Sendable {
  package static let daysAWeek = 7

  package let aDay: Int
  package let aWeek: Int

  package init(aDay: Int = 1, aWeek: Int = 3) {
    self.aDay = aDay
    self.aWeek = aWeek
  }

  /// Whether a text may go now.
  /// - Parameters:
  ///   - takesLast: whether the week's last text is kept for news of this kind.
  ///   - texts: when texts went to the patient, in any order.
  /// - Returns: nil where it may; else the start of the first day on which it may, and why not before.
  func hold(takesLast: Bool, after texts: [Instant], in zone: TimeZone, at now: Instant) -> (
    day: CalendarDate, reason: PolicyReason
  )? {
    guard let today = LocalClock(now, in: zone)?.date else { return nil }
    let days = texts.filter { $0 <= now }.compactMap { LocalClock($0, in: zone)?.date }
    let most = takesLast ? aWeek : aWeek - 1
    var reason: PolicyReason?
    var day = today
    // After a week without a text any may go.
    for _ in 0..<Self.daysAWeek {
      let week = days.count { $0 > day.adding(days: -Self.daysAWeek) }
      if week >= most {
        reason = .weekCap
      } else if days.count(where: { $0 == day }) >= aDay {
        reason = reason ?? .dayCap
      } else {
        break
      }
      day = day.adding(days: 1)
    }
    return reason.map { (day, $0) }
  }
}

extension CalendarDate {
  /// So many days on, or back; within the years that a date can have.
  fileprivate func adding(days: Int) -> CalendarDate {
    let noon = WallTime(self, hour: 12).moment(in: .gmt) + .days(Int64(days))
    return LocalClock(noon, in: .gmt)?.date ?? self
  }
}
