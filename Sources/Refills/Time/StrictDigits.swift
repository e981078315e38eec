/// Reads fields of fixed width from ASCII text, from the left.
struct StrictDigits {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text[...].utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Exactly `width` digits.
  mutating func number(of width: Int) -> Int? {
    var value = 0
    for _ in 0..<width {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == sign.value else { return false }
    rest.removeFirst()
    return true
  }

  /// At least one digit after the point, as whole milliseconds.
  mutating func fraction() -> Int? {
    guard var value = digit().map({ $0 * 100 }) else { return nil }
    var unit = 10
    while let digit = digit() {
      value += digit * unit
      unit /= 10
    }
    return value
  }

  /// `Z`, or hours and minutes ahead of UTC; in minutes.
  mutating func offset() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    let isAhead = skip("+")
    guard isAhead || skip("-"), let hours = number(of: 2), hours < 24, skip(":"), let minutes = number(of: 2),
      minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (isAhead ? 1 : -1)
  }

  private mutating func digit() -> Int? {
    guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
    rest.removeFirst()
    return Int(byte - UInt8(ascii: "0"))
  }
}
