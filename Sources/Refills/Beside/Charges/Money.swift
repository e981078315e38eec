/// An amount of money in the currency's smallest unit.
package struct Money: Hashable, Sendable, Codable {
  /// Most that one charge may be, in the smallest unit: a million dollars.
  package static let most: Int64 = 100_000_000

  /// Cents. 0 or more.
  package let minor: Int64
  /// Three letters of ISO 4217: `USD`.
  package let currency: String

  /// Takes an amount as it is written, with two decimals: `12.50`. Nil where it is none, or more than `most`.
  package init?(_ text: String, currency: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int64(digits: parts[0]), parts[0].utf8.count <= 7,
      currency.utf8.count == 3,
      currency.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { return nil }
    var cents: Int64 = 0
    if parts.count == 2 {
      guard parts[1].utf8.count == 2, let read = Int64(digits: parts[1]) else { return nil }
      cents = read
    }
    let minor = whole * 100 + cents
    guard minor <= Self.most else { return nil }
    self.minor = minor
    self.currency = currency
  }

  /// `12.50`
  package var digits: String {
    let cents = String(minor % 100)
    return "\(minor / 100).\(cents.count < 2 ? "0" : "")\(cents)"
  }

  /// As people write it: `$12.50`, `12.50 EUR`.
  package var text: String { currency == "USD" ? "$\(digits)" : "\(digits) \(currency)" }
}

extension Int64 {
  /// Digits alone, without a sign.
  fileprivate init?(digits text: Substring) {
    guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    self.init(text)
  }
}
