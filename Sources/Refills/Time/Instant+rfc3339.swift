package import Statecharts

/// Internet date and time, RFC 3339 section 5.6.
extension Instant {
  /// In UTC, with milliseconds only where there are any: `2026-03-01T10:00:00Z`, `2026-03-01T10:00:00.250Z`.
  /// Moments outside the years 1 to 9999 are clamped to them, since the format has four digits for a year.
  package var rfc3339: String {
    let known = min(max(self, Civil.moments.lowerBound), Civil.moments.upperBound).milliseconds
    var time = known % Civil.millisecondsADay
    if time < 0 { time += Civil.millisecondsADay }
    let date = Civil.date(of: Int((known - time) / Civil.millisecondsADay))
    let milliseconds = Int(time % 1000)
    let seconds = Int(time / 1000)
    // The longest is `2026-03-01T10:00:00.250Z`.
    return unsafe String(unsafeUninitializedCapacity: 24) { bytes in
      var count = 0
      func put(_ byte: UInt8) {
        unsafe bytes[count] = byte
        count += 1
      }
      func put(_ number: Int, _ width: Int) {
        var rest = number
        for place in (count..<count + width).reversed() {
          unsafe bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
        count += width
      }
      put(date.year, 4)
      put(UInt8(ascii: "-"))
      put(date.month, 2)
      put(UInt8(ascii: "-"))
      put(date.day, 2)
      put(UInt8(ascii: "T"))
      put(seconds / 3600, 2)
      put(UInt8(ascii: ":"))
      put(seconds / 60 % 60, 2)
      put(UInt8(ascii: ":"))
      put(seconds % 60, 2)
      if milliseconds != 0 {
        put(UInt8(ascii: "."))
        put(milliseconds, 3)
      }
      put(UInt8(ascii: "Z"))
      return count
    }
  }

  /// Takes any offset and any number of fractional digits (what is below a millisecond is cut off). A leap second
  /// counts as the first second of the next minute. Nil for everything that the RFC's grammar does not allow.
  package init?(rfc3339 text: String) {
    var digits = StrictDigits(text)
    guard let year = digits.number(of: 4), digits.skip("-"), let month = digits.number(of: 2),
      digits.skip("-"),
      let day = digits.number(of: 2), let date = CalendarDate(year: year, month: month, day: day),
      digits.skip("T") || digits.skip("t"),
      let hour = digits.number(of: 2), hour < 24, digits.skip(":"),
      let minute = digits.number(of: 2), minute < 60, digits.skip(":"), let second = digits.number(of: 2),
      let milliseconds = digits.skip(".") ? digits.fraction() : 0,
      let offset = digits.offset(), digits.isAtEnd
    else { return nil }
    let minutes = WallTime(date, hour: hour, minute: minute).milliseconds / 60_000 - Int64(offset)
    // Leap seconds are inserted at the end of a day in UTC, nowhere else.
    guard second < 60 || (second == 60 && (minutes + 1) % Int64(Civil.minutesADay) == 0) else { return nil }
    self.init(milliseconds: (minutes * 60 + Int64(second)) * 1000 + (second == 60 ? 0 : Int64(milliseconds)))
  }
}
