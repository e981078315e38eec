package import Foundation
package import Statecharts

/// What a calendar and a clock on the wall of some zone show.
package struct WallTime: Hashable, Comparable, Sendable {
  /// Milliseconds from 1970-01-01 00:00 on the same wall, as if every day had 24 hours.
  let milliseconds: Int64

  private init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// What the wall shows at a moment. Moments outside the years 1 to 9999 are clamped to them.
  package init(_ moment: Instant, in zone: TimeZone) {
    let known = min(max(moment, Civil.moments.lowerBound), Civil.moments.upperBound)
    milliseconds = known.milliseconds + zone.offset(at: known)
  }

  /// - Parameters:
  ///   - day: counted from 1970-01-01.
  ///   - minute: of the day; 1440 is the next midnight.
  init(day: Int, minute: Int) {
    milliseconds = Int64(day) * Civil.millisecondsADay + Int64(minute) * 60_000
  }

  package init(_ date: CalendarDate, hour: Int = 0, minute: Int = 0) {
    self.init(
      day: Civil.day(year: date.year, month: date.month, day: date.day), minute: hour * 60 + minute)
  }

  /// Counted from 1970-01-01.
  var day: Int { Int((milliseconds - millisecondOfDay) / Civil.millisecondsADay) }

  var millisecondOfDay: Int64 {
    let rest = milliseconds % Civil.millisecondsADay
    return rest < 0 ? rest + Civil.millisecondsADay : rest
  }

  /// The same time of the day, so many days on.
  func adding(days: Int) -> WallTime {
    WallTime(milliseconds: milliseconds + Int64(days) * Civil.millisecondsADay)
  }

  package static func < (first: Self, second: Self) -> Bool { first.milliseconds < second.milliseconds }

  /// The moment at which the wall shows this. A time that is skipped becomes the next that is shown; of one that is
  /// shown twice it is the first.
  package func moment(in zone: TimeZone) -> Instant {
    // A day to either side is past every offset on Earth, and zones do not change twice within two days.
    let asUTC = Instant(milliseconds: milliseconds)
    let before = zone.offset(at: asUTC - .days(1))
    let after = zone.offset(at: asUTC + .days(1))
    let first = asUTC - .milliseconds(before)
    if before == after || zone.offset(at: first) == before { return first }
    let second = asUTC - .milliseconds(after)
    if zone.offset(at: second) == after { return second }
    return Self.change(in: zone, after: second, until: first, from: before)
  }

  /// The moment at which a zone leaves an offset, by halving.
  private static func change(in zone: TimeZone, after: Instant, until: Instant, from offset: Int64) -> Instant
  {
    var (old, new) = (after.milliseconds, until.milliseconds)
    while new - old > 1 {
      let middle = old + (new - old) / 2
      if zone.offset(at: Instant(milliseconds: middle)) == offset { old = middle } else { new = middle }
    }
    return Instant(milliseconds: new)
  }
}
