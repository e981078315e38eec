/// Decimal numbers as pharmacies write them, without rounding through binary fractions.
enum Decimal {
  /// What a power of ten may be for the number to fit, with some room.
  private static let exponents = -18...18

  /// A number such as `12`, `7.5` or `1.2e2` in thousandths, what lies below cut off; nil where it is none or does
  /// not fit.
  static func thousandths(_ text: String) -> Int64? {
    let halves = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard let mantissa = halves.first, let exponent = halves.count == 1 ? 0 : Int(halves[1]),
      exponents.contains(exponent)
    else { return nil }
    let isNegative = mantissa.first == "-"
    let parts = mantissa.drop { $0 == "-" }.split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    let digits = (String(whole) + fraction).utf8
    guard parts.count == 1 || !fraction.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    // The value is `digits` with `fraction.count` places after the point.
    let kept = whole.utf8.count + 3 + exponent
    var value: Int64 = 0
    for (index, digit) in digits.enumerated() where index < kept {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int64(digit - 0x30))
      guard !overflow, !carry else { return nil }
      value = sum
    }
    for _ in 0..<max(0, kept - digits.count) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    return isNegative ? -value : value
  }
}
