package import Refills
package import Statecharts

/// One item of an answer that was news, as it came: kept for support, beside what it meant to us.
package struct RawAnswer: Hashable, Sendable {
  /// How we came by it.
  package enum Origin: String, Hashable, Sendable {
    /// It was asked about by its id.
    case asked
    /// It stood on a page of a search or a feed.
    case found
    /// It was pushed to us.
    case pushed
  }

  /// Longest text that is kept, in bytes of UTF-8: items of the systems we know have 1 to 4 KiB.
  package static let mostBytes = 16 * 1024
  /// Longest status or reason that is kept beside it, in bytes. The text has them whole.
  package static let mostWordBytes = 512
  /// Answers that are kept of one refill: the oldest goes in the transaction that brings one more.
  package static let mostKept = 10

  package let refill: RefillID
  package let endpoint: EndpointName
  /// The system's own id.
  package let item: String
  package let origin: Origin
  /// When our request began; of a push, when it came.
  package let askedAt: Instant
  /// What it meant to us; nil: nothing new.
  package let event: RefillChart.EventKind?
  /// The source's own word.
  package let status: String
  package let reason: String?
  /// Why it contradicts itself; nil where it does not.
  package let contradiction: String?
  /// The item's JSON.
  package let text: String
  /// The text was longer than what is kept of it.
  package let isCut: Bool

  /// - Parameter text: the item's JSON in UTF-8, of any length.
  package init(
    refill: RefillID, endpoint: EndpointName, item: String, origin: Origin, askedAt: Instant,
    event: RefillChart.EventKind?, status: String, reason: String?, contradiction: String?,
    text: some RandomAccessCollection<UInt8>
  ) {
    self.init(
      refill: refill, endpoint: endpoint, item: item, origin: origin, askedAt: askedAt, event: event,
      sealed: SealedAnswer.Words(
        status: Self.beginning(of: status.utf8, atMost: Self.mostWordBytes),
        reason: reason.map { Self.beginning(of: $0.utf8, atMost: Self.mostWordBytes) },
        contradiction: contradiction, text: Self.beginning(of: text, atMost: Self.mostBytes)),
      isCut: text.count > Self.mostBytes)
  }

  /// As it was kept.
  init(
    refill: RefillID, endpoint: EndpointName, item: String, origin: Origin, askedAt: Instant,
    event: RefillChart.EventKind?, sealed: SealedAnswer.Words, isCut: Bool
  ) {
    self.refill = refill
    self.endpoint = endpoint
    self.item = item
    self.origin = origin
    self.askedAt = askedAt
    self.event = event
    status = sealed.status
    reason = sealed.reason
    contradiction = sealed.contradiction
    text = sealed.text
    self.isCut = isCut
  }

  /// Never ends within a character.
  private static func beginning(of bytes: some BidirectionalCollection<UInt8>, atMost limit: Int) -> String {
    guard bytes.count > limit else { return String(decoding: bytes, as: UTF8.self) }
    var end = bytes.index(bytes.startIndex, offsetBy: limit)
    // A byte 10xxxxxx goes on with a character that began before it.
    while end > bytes.startIndex, bytes[end] & 0b1100_0000 == 0b1000_0000 { end = bytes.index(before: end) }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
