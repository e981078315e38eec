/// A date as HTTP writes it (RFC 9110, section 5.6.7): the form that is to be sent, and the two old ones that are still
/// to be understood.
package enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let millisecondsADay: Int64 = 86_400_000

  /// Milliseconds since 1970; nil where the text is no such date.
  package static func milliseconds(_ text: String) -> Int64? {
    let words = text.split(separator: " ")
    switch words.count {
    // Sun, 06 Nov 1994 08:49:37 GMT
    case 6 where words[5] == "GMT": return moment(words[3], words[2], words[1], words[4])
    // Sunday, 06-Nov-94 08:49:37 GMT
    case 4 where words[3] == "GMT":
      let date = words[1].split(separator: "-")
      return date.count == 3 ? moment(date[2], date[1], date[0], words[2]) : nil
    // Sun Nov  6 08:49:37 1994
    case 5: return moment(words[4], words[1], words[2], words[3])
    default: return nil
    }
  }

  private static func moment(_ year: Substring, _ month: Substring, _ day: Substring, _ time: Substring)
    -> Int64?
  {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { number($0) }
    guard let month = months.firstIndex(of: String(month)), let year = number(year), let day = number(day),
      (1...31).contains(day), clock.count == 3, let hour = clock[0], let minute = clock[1],
      let second = clock[2],
      hour < 24, minute < 60, second <= 60
    else { return nil }
    // Two digits are the year nearest to our time: such dates were written until about 2000.
    let whole = year < 70 ? year + 2000 : year < 100 ? year + 1900 : year
    let seconds = Int64(hour * 3_600 + minute * 60 + second)
    return days(to: whole, month + 1, day) * millisecondsADay + seconds * 1_000
  }

  /// Days since 1970-01-01 in the Gregorian calendar, counted in years that begin in March.
  private static func days(to year: Int, _ month: Int, _ day: Int) -> Int64 {
    let year = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let leapDays = year / 4 - year / 100 + year / 400
    return Int64(year * 365 + leapDays + dayOfYear - 719_468)
  }

  /// Digits and nothing else, at most four.
  private static func number(_ text: Substring) -> Int? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }
}
