package import Foundation
package import Statecharts

/// When a clinic works: its zone, its weekly hours, and the days on which it is closed all the same.
package struct BusinessCalendar: Hashable, Sendable {
  /// Most days looked at for one due time: twice the longest length that can be configured. A calendar that is
  /// closed for longer counts as always open from there, so that no clock is lost.
  static let horizon = 7300

  package let zone: TimeZone
  package let hours: WeeklyHours
  package let holidays: Set<CalendarDate>
  private let closedDays: Set<Int>

  package init(zone: TimeZone, hours: WeeklyHours = .office, holidays: Set<CalendarDate> = []) {
    self.zone = zone
    self.hours = hours
    self.holidays = holidays
    closedDays = Set(holidays.map { Civil.day(year: $0.year, month: $0.month, day: $0.day) })
  }

  /// The same wall time so many working days on. A start outside the hours counts from the next opening; what a
  /// length has beyond whole days (24 hours each) is counted in open time.
  package func due(afterDays length: Span, from start: Instant) -> Instant {
    let opening = nextOpen(from: start)
    let wall = WallTime(opening, in: zone)
    var day = wall.day
    var left = length.milliseconds / Civil.millisecondsADay
    var looked = 0
    while left > 0, looked < Self.horizon {
      day += 1
      looked += 1
      if isWorkingDay(day) { left -= 1 }
    }
    let rest = Span(milliseconds: max(length.milliseconds % Civil.millisecondsADay, 0))
    let same = day == wall.day ? opening : wall.adding(days: day - wall.day).moment(in: zone)
    return rest == .zero ? same : due(afterOpen: rest, from: same)
  }

  /// The first moment at which the clinic was open for so long since the start.
  package func due(afterOpen length: Span, from start: Instant) -> Instant {
    var left = length.milliseconds
    let firstDay = WallTime(start, in: zone).day
    for day in firstDay..<firstDay + Self.horizon {
      for open in openings(ofDay: day) where open.upperBound > start {
        let from = max(open.lowerBound, start)
        let available = (open.upperBound - from).milliseconds
        if available >= left { return from + Span(milliseconds: max(left, 0)) }
        left -= available
      }
    }
    return start + length
  }

  /// How long the clinic is open between two moments.
  package func openTime(from start: Instant, until end: Instant) -> Span {
    guard start < end else { return .zero }
    var total: Int64 = 0
    let firstDay = WallTime(start, in: zone).day
    let lastDay = min(WallTime(end, in: zone).day, firstDay + Self.horizon)
    for day in firstDay...max(firstDay, lastDay) {
      for open in openings(ofDay: day) {
        total += max((min(open.upperBound, end) - max(open.lowerBound, start)).milliseconds, 0)
      }
    }
    return Span(milliseconds: total)
  }

  /// The start itself while the clinic is open, else its next opening.
  func nextOpen(from start: Instant) -> Instant {
    let firstDay = WallTime(start, in: zone).day
    for day in firstDay..<firstDay + Self.horizon {
      for open in openings(ofDay: day) where open.upperBound > start { return max(open.lowerBound, start) }
    }
    return start
  }

  private func isWorkingDay(_ day: Int) -> Bool {
    !hours.intervals(ofDay: day).isEmpty && !closedDays.contains(day)
  }

  private func openings(ofDay day: Int) -> [Range<Instant>] {
    guard !closedDays.contains(day) else { return [] }
    return hours.intervals(ofDay: day).map { interval in
      let opens = WallTime(day: day, minute: interval.opens).moment(in: zone)
      return opens..<max(opens, WallTime(day: day, minute: interval.closes).moment(in: zone))
    }
  }
}
