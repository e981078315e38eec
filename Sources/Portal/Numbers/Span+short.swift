import Statecharts

extension Span {
  /// For tables: the two largest units, “2 d 4 h”, “3 h 20 min”, “45 s”.
  var short: String {
    let seconds = milliseconds / 1_000
    let parts = [(seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "min")]
    guard let first = parts.firstIndex(where: { $0.0 > 0 }) else { return "\(seconds) s" }
    return parts[first...].prefix(2).filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }

  var hours: Double { Double(milliseconds) / 3_600_000 }
}

extension StageTimes.Length {
  var short: String { isLeast ? "\(span.short) or more" : span.short }
}
