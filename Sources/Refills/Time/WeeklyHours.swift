/// When a clinic is open in a week without holidays, in its own wall time.
package struct WeeklyHours: Hashable, Sendable {
  /// Minutes of the day: from 0, up to 1440, which is the next midnight. The end is no longer open.
  package struct Interval: Hashable, Sendable {
    package let opens: Int
    package let closes: Int

    package init(opens: Int, closes: Int) {
      self.opens = opens
      self.closes = closes
    }
  }

  /// By index of the weekday, in order of opening.
  private let week: [[Interval]]

  /// Monday to Friday, 9:00 to 17:00.
  package static let office = WeeklyHours(
    week: Weekday.allCases.map { day in
      day == .saturday || day == .sunday ? [] : [Interval(opens: 9 * 60, closes: 17 * 60)]
    })

  private init(week: [[Interval]]) {
    self.week = week
  }

  /// - Throws: `badHours` where an interval is empty or leaves the day, two of a day overlap, or the week is closed.
  package init(_ days: [Weekday: [Interval]]) throws(TimeError) {
    var week: [[Interval]] = []
    for day in Weekday.allCases {
      let intervals = (days[day] ?? []).sorted { $0.opens < $1.opens }
      var free = 0
      for interval in intervals {
        guard interval.opens >= free, interval.closes > interval.opens, interval.closes <= Civil.minutesADay
        else {
          throw TimeError(
            code: .badHours,
            message:
              "the hours of \(day.rawValue) must be inside the day, close after they open, and not overlap")
        }
        free = interval.closes
      }
      week.append(intervals)
    }
    guard week.contains(where: { !$0.isEmpty }) else {
      throw TimeError(code: .badHours, message: "the week has no open hour: give at least one day its hours")
    }
    self.week = week
  }

  /// The open intervals of a day of the week, in order; none: closed.
  package func intervals(of day: Weekday) -> [Interval] {
    Weekday.allCases.firstIndex(of: day).map { week[$0] } ?? []
  }

  /// The open intervals of a day, counted from 1970-01-01, in order.
  func intervals(ofDay day: Int) -> [Interval] { week[Weekday.index(ofDay: day)] }
}
