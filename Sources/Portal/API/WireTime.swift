import Refills
package import Statecharts

/// A time as the API writes it: RFC 3339, any offset in, UTC out.
package struct WireTime: Hashable, Sendable, Codable {
  package let moment: Instant

  package init(_ moment: Instant) {
    self.moment = moment
  }

  /// Moments within what the API takes are written in the same way.
  static let writing: Instant.Writing = { try WireTime($0).encode(to: $1) }
  static let reading: Instant.Reading = { try WireTime(from: $0).moment }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let moment = Instant(rfc3339: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a time is written as in RFC 3339: 2026-03-01T10:00:00Z")
    }
    self.moment = moment
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(moment.rfc3339)
  }
}
