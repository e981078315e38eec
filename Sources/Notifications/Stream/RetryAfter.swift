import Refills
import Statecharts

/// How long a receiver asks to wait (RFC 9110, section 10.2.3): seconds, or a date.
enum RetryAfter {
  /// Nobody may hold a row for longer than this; a receiver that wants more asks again.
  static let longest = Span.hours(24)

  /// Nil where the header says nothing that can be read.
  static func wait(_ header: String?, at now: Instant) -> Span? {
    guard let header else { return nil }
    if let seconds = Int64(header), header.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return .seconds(min(seconds, longest.milliseconds / 1000))
    }
    guard let moment = date(header) else { return nil }
    return min(max(moment - now, .zero), longest)
  }

  /// The date that RFC 9110, section 5.6.7, tells senders to write: `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func date(_ text: String) -> Instant? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let month = Instant.months.firstIndex(of: String(parts[2]))
    else {
      return nil
    }
    return Instant(rfc3339: "\(parts[3])-\(month < 9 ? "0" : "")\(month + 1)-\(parts[1])T\(parts[4])Z")
  }
}
