/// A name that somebody outside gave to a thing: the clinic's own id of a refill, a brand, an endpoint.
///
/// One to 128 characters of printable ASCII without spaces, so that it can stand in a path, a log line and a header.
package struct Name<Thing>: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Longest that is taken; longer ones are somebody's mistake, and would spread into every index.
  package static var maximumLength: Int { 128 }

  package let text: String

  /// Nil where the text is empty, too long, or has a character that is not printable ASCII.
  package init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= Self.maximumLength,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    self.text = text
  }

  package var description: String { text }

  package static func < (first: Self, second: Self) -> Bool { first.text < second.text }
}

extension Name: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let name = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "a name has 1 to \(Self.maximumLength) printable ASCII characters and no spaces")
    }
    self = name
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// The clinic's own id of a thing; the API upserts by it.
package enum ExternalThing: Sendable {}
package typealias ExternalID = Name<ExternalThing>

/// A pharmacy's or carrier's endpoint, named by its file in the configuration.
package enum EndpointThing: Sendable {}
package typealias EndpointName = Name<EndpointThing>

/// A brand of the clinic, named by its file in the configuration.
package enum BrandThing: Sendable {}
package typealias BrandName = Name<BrandThing>
