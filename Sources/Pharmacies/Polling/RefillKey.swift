import Refills

/// A refill's id in 18 bytes, without memory of its own: there may be a million of them.
struct RefillKey: Hashable {
  /// 12, 12 and 2 digits of five bits each.
  private let first: UInt64
  private let second: UInt64
  private let rest: UInt16

  init(_ id: RefillID) {
    let values = Base32.values
    var digits = id.text.utf8.dropFirst(RefillKind.prefix.utf8.count + 1).makeIterator()
    func number(of count: Int) -> UInt64 {
      (0..<count).reduce(0) { number, _ in number << 5 | UInt64(values[Int(digits.next() ?? 0)]) }
    }
    first = number(of: 12)
    second = number(of: 12)
    rest = UInt16(number(of: 2))
  }

  /// Never nil for a key that was made of an id.
  var id: RefillID? {
    let digits = Base32.digits
    var text = Array("\(RefillKind.prefix)_".utf8)
    for (number, count) in [(first, 12), (second, 12), (UInt64(rest), 2)] {
      for place in (0..<count).reversed() { text.append(digits[Int(number >> UInt64(place * 5) & 31)]) }
    }
    return RefillID(String(decoding: text, as: UTF8.self))
  }
}
