package import Statecharts

/// What a pharmacy, a carrier or staff on their behalf said of one refill, once it is understood.
package struct Report: Hashable, Sendable, Codable {
  package enum Source: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
    case pharmacy, carrier, staff
  }

  package enum Manner: String, Hashable, Sendable, Codable {
    /// An answer to our question: it says what is now.
    case read
    /// A feed or a signed push: it says what happened.
    case event
  }

  package var source: Source
  package var manner: Manner
  package var endpoint: EndpointName?
  /// The source's own time of this news; nil where it gives none.
  package var reportedAt: Instant?
  /// When our request began; for staff, when they said it.
  package var seenAt: Instant
  /// The source's word for the status, for support.
  package var status: String
  /// SHA-256 of the item's content, in hexadecimal; empty from staff.
  package var digest: String
  /// The reason that came with it, for support.
  package var reason: String?
  package var heldUntil: Instant?
  /// When it was ready, by the source's own words; nil where it does not say.
  package var readyAt: Instant?
  /// When it was handed to the patient or the carrier, by the source's own words.
  package var handedOverAt: Instant?
  package var promisedAt: Instant?
  package var quantity: Quantity?
  package var parcel: Parcel?
  /// Where it was sent on to, where the source names a pharmacy that this clinic knows.
  package var reroutedTo: PharmacyPlace?
  /// The source was asked a second time, past its caches, and said the same.
  package var isConfirmed = false
  /// Why this answer contradicts itself; nil where it does not.
  package var contradiction: String?

  package init(
    source: Source, manner: Manner = .read, endpoint: EndpointName? = nil, reportedAt: Instant? = nil,
    seenAt: Instant, status: String, digest: String = "", reason: String? = nil, heldUntil: Instant? = nil,
    readyAt: Instant? = nil, handedOverAt: Instant? = nil, promisedAt: Instant? = nil,
    quantity: Quantity? = nil, parcel: Parcel? = nil, reroutedTo: PharmacyPlace? = nil,
    contradiction: String? = nil
  ) {
    self.source = source
    self.manner = manner
    self.endpoint = endpoint
    self.reportedAt = reportedAt
    self.seenAt = seenAt
    self.status = status
    self.digest = digest
    self.reason = reason
    self.heldUntil = heldUntil
    self.readyAt = readyAt
    self.handedOverAt = handedOverAt
    self.promisedAt = promisedAt
    self.quantity = quantity
    self.parcel = parcel
    self.reroutedTo = reroutedTo
    self.contradiction = contradiction
  }

  /// Whether a source repeats in other words what it said before.
  func says(sameAs other: Report?) -> Bool {
    guard let other else { return false }
    return status == other.status && isFrom(sourceOf: other)
  }

  func isFrom(sourceOf other: Report) -> Bool { source == other.source && endpoint == other.endpoint }

  /// The time that orders this news among others of its source.
  package var orderedBy: Instant { reportedAt ?? seenAt }
}
