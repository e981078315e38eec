import Foundation
package import Refills
package import Statecharts

/// How a system writes its times.
package enum TimeFormat: String, CaseIterable, Hashable, Sendable {
  /// RFC 3339 with any offset.
  case rfc3339
  /// A date alone, `2026-03-01`.
  case date
  /// Seconds since 1970, whole or with a fraction.
  case seconds
  /// Milliseconds since 1970.
  case milliseconds
  /// `Wed, 13 Aug 2025 00:00:00 EDT`: RFC 5322 and HTTP, with the zone names of section 4.3.
  case rfc1123

  /// A date has no time of the day; whoever reads one says which end of the day is meant.
  package enum Reading: Hashable, Sendable {
    case moment(Instant)
    case date(CalendarDate)
  }

  /// Nil where the text is not written in this way.
  package func read(_ text: String) -> Reading? {
    switch self {
    case .rfc3339: Instant(rfc3339: text).map(Reading.moment)
    case .date: CalendarDate(text).map(Reading.date)
    case .milliseconds: Int64(text).map { .moment(Instant(milliseconds: $0)) }
    case .seconds: Self.seconds(text).map(Reading.moment)
    case .rfc1123: Self.rfc1123(text).map(Reading.moment)
    }
  }

  /// Fractions below a millisecond are cut off.
  private static func seconds(_ text: String) -> Instant? {
    guard let thousandths = Decimal.thousandths(text) else { return nil }
    return Instant(milliseconds: thousandths)
  }

  /// An HTTP date, as `Retry-After` has it, or a date of a mail.
  static func rfc1123(_ text: String) -> Instant? {
    var words = text.split(separator: " ")
    if words.first?.last == "," { words.removeFirst() }
    guard words.count == 5, let day = Int(words[0]), (1...31).contains(day),
      let month = months.firstIndex(of: String(words[1])), words[2].count == 4,
      let offset = offsets[String(words[4])] ?? numeric(words[4])
    else { return nil }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return Instant(rfc3339: "\(words[2])-\(padded(month + 1))-\(padded(day))T\(words[3])\(offset)")
  }

  private static func numeric(_ zone: Substring) -> String? {
    guard zone.count == 5, zone.first == "+" || zone.first == "-" else { return nil }
    return "\(zone.prefix(3)):\(zone.suffix(2))"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static let offsets = [
    "GMT": "Z", "UT": "Z", "UTC": "Z", "Z": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00",
    "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
  ]
}
