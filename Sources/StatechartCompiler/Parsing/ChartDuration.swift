import Statecharts

/// Literal lengths of time in a chart: a whole number and one of `ms`, `s`, `m`, `h`, `d` (24 hours).
enum ChartDuration {
  /// Ten years of 365 days, in milliseconds. What is armed longer outlives every prescription and every
  /// record of it; such a length is a slip of the unit.
  static let limit = Span.days(3_650).milliseconds

  /// What to write, for messages.
  static let form = "a whole number with ms, s, m, h or d, such as 48h, and at most 3650d (ten years)"

  /// From the shortest.
  static let units: [(suffix: String, milliseconds: Int64)] = [
    ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
  ]

  /// - Returns: milliseconds, from 0 to `limit`; nil where the text is no such literal.
  static func milliseconds(_ text: String) -> Int64? {
    for unit in units where text.hasSuffix(unit.suffix) {
      let digits = text.dropLast(unit.suffix.count)
      guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let count = Int64(digits)
      else { continue }
      let (product, overflow) = count.multipliedReportingOverflow(by: unit.milliseconds)
      return overflow || product > limit ? nil : product
    }
    return nil
  }
}
