package import Foundation
package import Refills
package import Statecharts

/// What calendar and clock show at a moment in a zone, to the minute.
package struct LocalClock: Hashable, Sendable {
  package let date: CalendarDate
  package let hour: Int
  package let minute: Int

  /// Nil where the moment has no year of four digits.
  package init?(_ moment: Instant, in zone: TimeZone) {
    let seconds = (Double(moment.milliseconds) / 1000).rounded(.down)
    let offset = Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)))
    let shown = (moment + .seconds(offset)).rfc3339.utf8
    func number(_ from: Int) -> Int? {
      Int(String(decoding: shown.dropFirst(from).prefix(2), as: UTF8.self))
    }
    guard let date = CalendarDate(String(decoding: shown.prefix(10), as: UTF8.self)), let hour = number(11),
      let minute = number(14)
    else { return nil }
    self.date = date
    self.hour = hour
    self.minute = minute
  }
}
