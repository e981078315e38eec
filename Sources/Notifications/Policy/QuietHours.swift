package import Foundation
import Refills
package import Statecharts

/// When no text may arrive: whole hours on the patient's wall. E-mail is not bound by it.
package struct QuietHours: Hashable, Sendable {
  /// The first hour in which texts may arrive, 0 to 23.
  package let opens: Int
  /// The first hour in which they may not any more, `opens` + 1 to 24.
  package let closes: Int
  package let zone: TimeZone

  package init(opens: Int, closes: Int, zone: TimeZone) {
    self.opens = opens
    self.closes = closes
    self.zone = zone
  }

  /// 21:00 to 08:00 in the patient's zone.
  package static func ofPatient(in zone: TimeZone) -> QuietHours {
    QuietHours(opens: 8, closes: 21, zone: zone)
  }

  /// Where no zone is known: only 11:00 to 20:00 Eastern, which is day in every state but the farthest
  /// islands.
  package static func zoneUnknown(eastern: TimeZone) -> QuietHours {
    QuietHours(opens: 11, closes: 20, zone: eastern)
  }

  /// Nil where a text may arrive now, else the moment from which it may.
  package func end(at now: Instant) -> Instant? {
    guard let local = LocalClock(now, in: zone), !(opens..<closes).contains(local.hour) else { return nil }
    let today = opening(on: local.date)
    if local.hour < opens { return today }
    let noonTomorrow = WallTime(local.date, hour: 12).moment(in: zone) + .days(1)
    guard let tomorrow = LocalClock(noonTomorrow, in: zone) else { return today + .days(1) }
    return opening(on: tomorrow.date)
  }

  /// From when texts may arrive on a day.
  func opening(on day: CalendarDate) -> Instant { WallTime(day, hour: opens).moment(in: zone) }
}
