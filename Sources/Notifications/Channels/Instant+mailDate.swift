import Refills
package import Statecharts

extension Instant {
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Date and time of RFC 5322, section 3.3, in UTC: `Sun, 01 Mar 2026 10:00:00 +0000`.
  package var mailDate: String {
    let text = Array(rfc3339)
    let day = Int((Double(milliseconds) / 86_400_000).rounded(.down))
    let weekday = Self.weekdays[(day % 7 + 7) % 7]
    let month = Int(String(text[5..<7])).map { Self.months[$0 - 1] } ?? "Jan"
    return
      "\(weekday), \(String(text[8..<10])) \(month) \(String(text[0..<4])) \(String(text[11..<19])) +0000"
  }
}
