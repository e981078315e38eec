/// Crockford's base 32, upper case, as ULID uses it.
package enum Base32 {
  /// 48 bits of time in 10 digits and 80 random bits in 16.
  static let length = 26
  package static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  /// What each byte stands for; 0 for what is no digit.
  package static let values: [UInt8] = {
    var values = [UInt8](repeating: 0, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  static func isDigit(_ byte: UInt8) -> Bool { values[Int(byte)] > 0 || byte == digits[0] }

  /// - Parameters:
  ///   - milliseconds: since 1970; clamped to 0 ... 2^48 - 1.
  ///   - high: the upper 16 random bits; more are cut off.
  ///   - low: the lower 64 random bits.
  static func text(milliseconds: Int64, high: UInt64, low: UInt64) -> String {
    let time = UInt64(min(max(milliseconds, 0), 1 << 48 - 1))
    var bytes = [UInt8]()
    bytes.reserveCapacity(length)
    for digit in (0..<10).reversed() {
      bytes.append(digits[Int(time >> UInt64(digit * 5) & 31)])
    }
    for digit in (0..<16).reversed() {
      let shift = digit * 5
      var value = shift < 64 ? low >> UInt64(shift) : 0
      if shift >= 64 {
        value |= (high & 0xFFFF) >> UInt64(shift - 64)
      } else if shift > 59 {
        value |= (high & 0xFFFF) << UInt64(64 - shift)
      }
      bytes.append(digits[Int(value & 31)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
