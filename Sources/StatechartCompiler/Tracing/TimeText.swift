import Statecharts

extension Span {
  /// `2d 3h`, exact to the millisecond; `0` for none. Not negative.
  var text: String {
    var rest = milliseconds
    var parts: [String] = []
    for (unit, length) in ChartDuration.units.reversed() {
      if rest >= length { parts.append("\(rest / length)\(unit)") }
      rest %= length
    }
    return parts.isEmpty ? "0" : parts.joined(separator: " ")
  }
}

extension Instant {
  /// How long after the start of a trace.
  var text: String { (self - Instant(milliseconds: 0)).text }
}
