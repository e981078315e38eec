package import Refills
package import Statecharts

/// How a system writes its times.
package enum TimeFormat: String, CaseIterable, Hashable, Sendable {
  /// RFC 3339 with any offset.
  case rfc3339
  /// ISO 8601 more freely: offsets such as `+0530` or `+05`, a space for the T, no seconds, no offset at all.
  case iso8601
  /// A date alone, `2026-03-01`.
  case date
  /// Seconds since 1970, whole or with a fraction.
  case seconds
  /// Milliseconds since 1970.
  case milliseconds
  /// `Wed, 13 Aug 2025 00:00:00 EDT`: RFC 5322 and HTTP, with the zone names of section 4.3.
  case rfc1123

  package enum Reading: Hashable, Sendable {
    case moment(Instant)
    /// A date has no time of the day; whoever reads one says which end of the day is meant.
    case date(CalendarDate)
    /// A time on the wall where the pharmacy is.
    case wall(WallTime)
  }

  /// Nil where the text is not written in this way.
  package func read(_ text: String) -> Reading? {
    switch self {
    case .rfc3339: Instant(rfc3339: text).map(Reading.moment)
    case .iso8601: Self.iso8601(text)
    case .date: CalendarDate(text).map(Reading.date)
    case .milliseconds: Int64(text).map { .moment(Instant(milliseconds: $0)) }
    case .seconds: Self.seconds(text).map(Reading.moment)
    case .rfc1123: Self.rfc1123(text).map(Reading.moment)
    }
  }

  /// The day that a text means which names a moment at the stroke of midnight: many systems keep days as such times.
  /// Nil where the text has another time of the day, or none.
  package func day(_ text: String) -> CalendarDate? {
    let plain: String? =
      switch self {
      case .rfc3339: text
      case .iso8601: Self.parted(text).map { $0.wall + ($0.offset ?? "") }
      case .rfc1123: Self.plain(text)
      case .date, .seconds, .milliseconds: nil
      }
    guard let plain, read(text) != nil, plain.dropFirst(11).hasPrefix("00:00:00") else { return nil }
    return CalendarDate(String(plain.prefix(10)))
  }

  /// Fractions below a millisecond are cut off.
  private static func seconds(_ text: String) -> Instant? {
    guard let thousandths = Decimal.thousandths(text) else { return nil }
    return Instant(milliseconds: thousandths)
  }
}
