import Foundation
import Refills
import Statecharts

/// Times that are brought into the form of RFC 3339 and read there, so that one strict reader judges all.
extension TimeFormat {
  static func iso8601(_ text: String) -> Reading? {
    guard let (wall, offset) = parted(text) else { return nil }
    if let offset { return Instant(rfc3339: wall + offset).map(Reading.moment) }
    return Instant(rfc3339: wall + "Z").map { .wall(WallTime($0, in: .gmt)) }
  }

  /// Date and time as RFC 3339 writes them, and the offset where there is one.
  static func parted(_ text: String) -> (wall: String, offset: String?)? {
    let date = text.prefix(10)
    let rest = text.dropFirst(10)
    guard let mark = rest.first, "Tt ".contains(mark) else { return nil }
    let clock = rest.dropFirst()
    let end = clock.firstIndex { "Zz+-".contains($0) } ?? clock.endIndex
    var time = String(clock[..<end])
    if time.utf8.count == 5 { time += ":00" }
    let zone = clock[end...]
    guard !zone.isEmpty else { return ("\(date)T\(time)", nil) }
    return offset(zone).map { ("\(date)T\(time)", $0) }
  }

  /// `Z`, `+05:30`, `+0530` or `+05`.
  private static func offset(_ zone: Substring) -> String? {
    switch zone.utf8.count {
    case 1: zone == "Z" || zone == "z" ? "Z" : nil
    case 3: zone + ":00"
    case 5: "\(zone.prefix(3)):\(zone.suffix(2))"
    case 6: String(zone)
    default: nil
    }
  }

  /// A date of a mail, or one like it.
  static func rfc1123(_ text: String) -> Instant? { plain(text).flatMap { Instant(rfc3339: $0) } }

  static func plain(_ text: String) -> String? {
    var words = text.split(separator: " ")
    if words.first?.last == "," { words.removeFirst() }
    guard words.count == 5, let day = Int(words[0]), (1...31).contains(day),
      let month = months.firstIndex(of: String(words[1])), words[2].count == 4,
      let offset = offsets[String(words[4])] ?? (words[4].utf8.count == 5 ? offset(words[4]) : nil)
    else { return nil }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(words[2])-\(padded(month + 1))-\(padded(day))T\(words[3])\(offset)"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static let offsets = [
    "GMT": "Z", "UT": "Z", "UTC": "Z", "Z": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00",
    "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
  ]
}
