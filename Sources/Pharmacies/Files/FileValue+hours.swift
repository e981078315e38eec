package import Refills

extension FileValue {
  /// `monday: 09:00-12:00 13:00-17:00`; a day that is absent is closed.
  package func weeklyHours() throws(FileError) -> WeeklyHours {
    let mapping = try mapping(Set(Weekday.allCases.map(\.rawValue)))
    var days: [Weekday: [WeeklyHours.Interval]] = [:]
    for (key, value) in mapping.entries {
      guard let day = Weekday(rawValue: key) else { continue }
      days[day] = try value.intervals()
    }
    do {
      return try WeeklyHours(days)
    } catch {
      throw refusal(error.message)
    }
  }

  /// A list of days, such as `[2026-12-25]`.
  package func dates() throws(FileError) -> Set<CalendarDate> {
    var dates: Set<CalendarDate> = []
    for item in try list() {
      guard let date = CalendarDate(try item.text()) else {
        throw item.refusal("Write a date such as 2026-12-25.")
      }
      dates.insert(date)
    }
    return dates
  }

  private func intervals() throws(FileError) -> [WeeklyHours.Interval] {
    var intervals: [WeeklyHours.Interval] = []
    for part in try text().split(separator: " ") {
      let ends = part.split(separator: "-").map(Self.minutes)
      guard ends.count == 2, let opens = ends[0], let closes = ends[1] else {
        throw refusal("Write hours such as 09:00-17:00, several with a space between.")
      }
      intervals.append(WeeklyHours.Interval(opens: opens, closes: closes))
    }
    return intervals
  }

  private static func minutes(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0...24).contains(hour),
      (0...59).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }
}
