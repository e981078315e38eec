/// Literal lengths of time in a chart: a whole number and one of `ms`, `s`, `m`, `h`, `d` (24 hours).
enum ChartDuration {
  private static let units: [(suffix: String, milliseconds: Int64)] = [
    ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
  ]

  /// - Returns: milliseconds; nil where the text is no such literal or does not fit.
  static func milliseconds(_ text: String) -> Int64? {
    for unit in units where text.hasSuffix(unit.suffix) {
      let digits = text.dropLast(unit.suffix.count)
      guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let count = Int64(digits)
      else { continue }
      let (product, overflow) = count.multipliedReportingOverflow(by: unit.milliseconds)
      return overflow ? nil : product
    }
    return nil
  }
}
