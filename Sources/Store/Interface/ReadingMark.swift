package import Refills
package import Statecharts

/// What the poller remembers of one item at one endpoint, or of a whole endpoint (an empty item).
package struct ReadingMark: Hashable, Sendable, Codable {
  package let endpoint: EndpointName
  /// The pharmacy's id of the item; empty for the endpoint's own search.
  package let item: String
  /// SHA-256 of the last answer that was understood.
  package var digest: [UInt8]
  /// Validators of the last answer, as it gave them.
  package var entityTag: String?
  package var lastModified: String?
  /// Where the next search begins: the endpoint's own cursor or time.
  package var cursor: String?
  /// The last good reading: what pages call “as of”.
  package var readAt: Instant?
  package var nextAt: Instant
  /// Readings missed in a row.
  package var missed: Int

  package init(
    endpoint: EndpointName, item: String, digest: [UInt8] = [], entityTag: String? = nil,
    lastModified: String? = nil, cursor: String? = nil, readAt: Instant? = nil, nextAt: Instant,
    missed: Int = 0
  ) {
    self.endpoint = endpoint
    self.item = item
    self.digest = digest
    self.entityTag = entityTag
    self.lastModified = lastModified
    self.cursor = cursor
    self.readAt = readAt
    self.nextAt = nextAt
    self.missed = missed
  }
}
