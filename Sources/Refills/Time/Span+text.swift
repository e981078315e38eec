package import Statecharts

extension Span {
  /// Shortest and longest length that a configuration may name: below, a clock would fire as it is armed; above,
  /// it outlives every prescription.
  package static let configurable = Span.milliseconds(1)...Span.days(3650)

  /// Takes a whole number and one of `ms`, `s`, `m`, `h`, `d`, without spaces or sign: `250ms`, `10s`, `15m`, `4h`, `2d`.
  ///
  /// - Throws: `badDuration` for anything else, and for what is outside 1 ms to 3,650 days.
  package init(configured text: String) throws(TimeError) {
    let unit = text.drop { $0.isASCII && $0.isNumber }
    guard let count = Int64(text.dropLast(unit.count)), let one = Self.units[String(unit)] else {
      throw TimeError(
        code: .badDuration,
        message:
          "“\(text.prefix(40))” is not a length of time: write a whole number and ms, s, m, h or d, such as 2d"
      )
    }
    let (product, overflow) = count.multipliedReportingOverflow(by: one)
    guard !overflow, Self.configurable.contains(Span(milliseconds: product)) else {
      throw TimeError(
        code: .badDuration, message: "“\(text.prefix(40))” is out of range: write a length from 1ms to 3650d")
    }
    self.init(milliseconds: product)
  }

  private static let units: [String: Int64] = [
    "ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000,
  ]
}
