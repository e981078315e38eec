package import Statecharts

/// When an endpoint wants to be asked again (RFC 9110, section 10.2.3).
package enum RetryAfter {
  /// The longest wait that is believed. More is a mistake, and a day without news is long enough for a person to see.
  package static let longest = Span.hours(24)

  /// - Parameter text: seconds or an HTTP date. Nil where it is neither.
  package static func moment(_ text: String, now: Instant) -> Instant? {
    let text = text.trimmed
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      guard let seconds = Int64(text), seconds <= longest.milliseconds / 1000 else { return now + longest }
      return now + .seconds(seconds)
    }
    guard case .moment(let moment) = TimeFormat.rfc1123.read(text) else { return nil }
    return min(max(moment, now), now + longest)
  }
}

extension String {
  /// Without the spaces around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
