package import Statecharts

/// An id of ours: a prefix that says what it names, `_`, and 26 characters of Crockford's base 32
/// (48 bits of milliseconds, 80 random bits, the layout of ULID), so that ids sort by the time they were made.
package struct Identifier<Kind: IdentifierKind>: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  /// Makes a new id.
  package init(at moment: Instant, using randomness: inout some RandomNumberGenerator) {
    let low: UInt64 = randomness.next()
    let high = randomness.next() & 0xFFFF
    text = Kind.prefix + "_" + Base32.text(milliseconds: moment.milliseconds, high: high, low: low)
  }

  /// Takes an id as it came from outside; nil where it is not one of this kind.
  package init?(_ text: String) {
    let bytes = text.utf8
    let prefix = Kind.prefix.utf8
    guard bytes.count == prefix.count + 1 + Base32.length, bytes.starts(with: prefix) else { return nil }
    let rest = bytes.dropFirst(prefix.count)
    guard rest.first == UInt8(ascii: "_"), rest.dropFirst().allSatisfy(Base32.isDigit) else { return nil }
    self.text = text
  }

  package var description: String { text }

  package static func < (first: Self, second: Self) -> Bool { first.text < second.text }
}

/// What an id names.
package protocol IdentifierKind: Sendable {
  static var prefix: String { get }
}

extension Identifier: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let identifier = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text.prefix(40))” is not an id of the form \(Kind.prefix)_…")
    }
    self = identifier
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
