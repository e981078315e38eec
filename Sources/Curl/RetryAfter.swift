/// How long a server asks to wait (RFC 9110, section 10.2.3): seconds, or a date.
package enum RetryAfter {
  /// The longest wait that is believed, in ms: a day. More is a mistake, and a day without news is long enough for a
  /// person to see.
  package static let longest: Int64 = 86_400_000

  /// How long to wait from now, 0 to `longest` ms; nil where the text says nothing that can be read.
  /// - Parameter now: ms since 1970.
  package static func wait(_ text: String, now: Int64) -> Int64? {
    let words = text.split { $0 == " " || $0 == "\t" }
    if words.count == 1, let digits = words.first?.utf8, digits.allSatisfy({ (0x30...0x39).contains($0) }) {
      guard let seconds = Int64(words[0]), seconds <= longest / 1_000 else { return longest }
      return seconds * 1_000
    }
    guard let moment = HTTPDate.milliseconds(words.joined(separator: " ")) else { return nil }
    return min(max(moment - now, 0), longest)
  }
}
