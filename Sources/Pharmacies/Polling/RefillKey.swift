import Refills

/// A refill's id in 18 bytes, without memory of its own: there may be a million of them.
struct RefillKey: Hashable {
  /// 12, 12 and 2 digits of five bits each.
  private let first: UInt64
  private let second: UInt64
  private let rest: UInt16

  private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  init(_ id: RefillID) {
    var digits = id.text.utf8.dropFirst(RefillKind.prefix.utf8.count + 1).makeIterator()
    func number(of count: Int) -> UInt64 {
      (0..<count).reduce(0) { number, _ in number << 5 | UInt64(Self.values[Int(digits.next() ?? 0)]) }
    }
    first = number(of: 12)
    second = number(of: 12)
    rest = UInt16(number(of: 2))
  }

  /// Never nil for a key that was made of an id.
  var id: RefillID? {
    var text = Array("\(RefillKind.prefix)_".utf8)
    for (number, count) in [(first, 12), (second, 12), (UInt64(rest), 2)] {
      for place in (0..<count).reversed() { text.append(Self.digits[Int(number >> UInt64(place * 5) & 31)]) }
    }
    return RefillID(String(decoding: text, as: UTF8.self))
  }
}
