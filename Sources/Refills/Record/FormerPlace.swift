package import Statecharts

/// A pharmacy that sent a refill on to another one. It may be filling it all the same until it says that it is not.
package struct FormerPlace: Hashable, Sendable, Codable {
  package var place: PharmacyPlace
  /// Since when it is elsewhere, by whoever said so.
  package let leftAt: Instant
  /// When the pharmacy, or support after asking it, said that it fills nothing; nil: nobody did.
  package var settledAt: Instant?

  package init(place: PharmacyPlace, leftAt: Instant, settledAt: Instant? = nil) {
    self.place = place
    self.leftAt = leftAt
    self.settledAt = settledAt
  }
}

extension KeyedDecodingContainer {
  /// Records that were written as JSON are older than the list: it is empty in them.
  func decode(_ type: [FormerPlace].Type, forKey key: Key) throws -> [FormerPlace] {
    try decodeIfPresent(type, forKey: key) ?? []
  }
}
