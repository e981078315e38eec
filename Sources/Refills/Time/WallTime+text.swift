extension WallTime {
  /// Date and time for people, without a year: `Mon, Mar 2, 10:00 AM`, in Spanish `lun 2 mar, 10:00`.
  package func text(in language: Language) -> String {
    "\(dateText(in: language)), \(timeText(in: language))"
  }

  /// The date alone: `Mon, Mar 2`, in Spanish `lun 2 mar`.
  package func dateText(in language: Language) -> String {
    let date = Civil.date(of: day)
    let weekday = Weekday.allCases[Weekday.index(ofDay: day)]
    return switch language {
    case .english: "\(weekday.name(in: language)), \(Self.englishMonths[date.month - 1]) \(date.day)"
    case .spanish: "\(weekday.name(in: language)) \(date.day) \(Self.spanishMonths[date.month - 1])"
    }
  }

  /// The date with its year, where it may be far away: `Mon, Mar 2, 2026`, in Spanish `lun 2 mar 2026`.
  package func longDateText(in language: Language) -> String {
    "\(dateText(in: language))\(language == .english ? "," : "") \(Civil.date(of: day).year)"
  }

  /// The time alone, to the minute: `2:05 PM`, in Spanish `14:05`.
  package func timeText(in language: Language) -> String {
    Self.timeText(minuteOfDay: Int(millisecondOfDay / 60_000), in: language)
  }

  /// - Parameter minuteOfDay: from 0; 1440 is the next midnight.
  static func timeText(minuteOfDay: Int, in language: Language) -> String {
    let hour = minuteOfDay / 60 % 24
    let minute = minuteOfDay % 60
    let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
    return switch language {
    case .english: "\(hour % 12 == 0 ? 12 : hour % 12):\(minutes) \(hour < 12 ? "AM" : "PM")"
    case .spanish: "\(hour):\(minutes)"
    }
  }

  private static let englishMonths = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let spanishMonths = [
    "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic",
  ]
}
