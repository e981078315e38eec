import Statecharts

/// The proleptic Gregorian calendar by arithmetic: days are counted from 1970-01-01, which is day 0.
enum Civil {
  static let millisecondsADay: Int64 = 86_400_000
  static let minutesADay = 1440

  /// Moments whose date has four digits in every zone: 0001-01-02 to 9999-12-30, UTC. Others are clamped to them.
  static let moments =
    Instant(milliseconds: -719_161 * millisecondsADay)...Instant(milliseconds: 2_932_895 * millisecondsADay)

  /// The day's number. The month is 1 to 12, the day one of that month, the year 1 or later.
  static func day(year: Int, month: Int, day: Int) -> Int {
    // Years begin in March here, so that the leap day is a year's last and shifts no month.
    let marchYear = month > 2 ? year : year - 1
    return daysBefore(marchYear) + daysBefore(month: (month + 9) % 12) + day - 1 - epoch
  }

  /// The date of a day of `moments`.
  static func date(of day: Int) -> (year: Int, month: Int, day: Int) {
    let count = day + epoch
    // The mean year is a guess that misses by one at most.
    var marchYear = count * 400 / 146_097
    if daysBefore(marchYear + 1) <= count { marchYear += 1 }
    if daysBefore(marchYear) > count { marchYear -= 1 }
    let dayOfYear = count - daysBefore(marchYear)
    let marchMonth = (dayOfYear * 5 + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (month > 2 ? marchYear : marchYear + 1, month, dayOfYear - daysBefore(month: marchMonth) + 1)
  }

  /// Days from 1 March of the year 0 to 1970-01-01.
  private static let epoch = 719_468

  private static func daysBefore(_ marchYear: Int) -> Int {
    marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400
  }

  /// Months from March have 31, 30, 31, 30, 31 days, and again: 153 in five.
  private static func daysBefore(month marchMonth: Int) -> Int { (153 * marchMonth + 2) / 5 }
}
