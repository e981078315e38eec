import Foundation
package import Refills
package import Statecharts

/// What is kept with a row of the queue once a message went out: by which ways, when, and what came of it. It is text
/// that a person reads, and is read again when it must be known what a patient was sent lately:
///
///     text 2026-03-02T15:00:00Z undelivered; email 2026-03-02T15:02:10Z; promised 2026-03-02T14:00:00Z; says more
///     text 2026-03-02T15:00:00Z unknown; since then: the mail server did not take it
package struct Told: Hashable, Sendable {
  package struct Way: Hashable, Sendable {
    package let channel: Contact.Channel
    package let at: Instant
    /// What was heard of it since: one word, as the gateway says it; nil: nothing.
    package var receipt: String?

    package init(_ channel: Contact.Channel, at: Instant, receipt: String? = nil) {
      self.channel = channel
      self.at = at
      self.receipt = receipt
    }

    /// It did not arrive.
    package var hasFailed: Bool { receipt == Told.undelivered }
    /// Nobody has said yet what became of it.
    var isOpen: Bool { receipt == nil || receipt == Told.unknown }
  }

  /// What a receipt says.
  static let delivered = "delivered"
  static let undelivered = "undelivered"
  /// The word where nobody knows whether it arrived.
  static let unknown = "unknown"
  private static let promised = "promised "
  private static let more = "says more"
  private static let since = "since then: "

  package var ways: [Way]
  package let promise: Instant?
  package let saysMore: Bool
  /// Why it has not gone another way yet, or will not, where none of the ways may have carried it; nil: it is over.
  package let reason: String?

  package init(_ ways: [Way], promise: Instant? = nil, saysMore: Bool = false, reason: String? = nil) {
    self.ways = ways
    self.promise = promise
    self.saysMore = saysMore
    self.reason = reason
  }

  package var text: String {
    let ways = ways.map { way in
      "\(way.channel.rawValue) \(way.at.rfc3339)" + (way.receipt.map { " \($0)" } ?? "")
    }
    let rest = [
      promise.map { Self.promised + $0.rfc3339 }, saysMore ? Self.more : nil, reason.map { Self.since + $0 },
    ]
    return (ways + rest.compactMap(\.self)).joined(separator: "; ")
  }

  /// Nil for a text that is none of these: a reason why nothing went out.
  package init?(_ text: String) {
    var ways: [Way] = []
    var promise: Instant?
    var saysMore = false
    let (told, reason) = Self.parts(of: text)
    for part in told.components(separatedBy: "; ") {
      let words = part.split(separator: " ")
      if part == Self.more {
        saysMore = true
      } else if part.hasPrefix(Self.promised),
        let moment = words.last.flatMap({ Instant(rfc3339: String($0)) })
      {
        promise = moment
      } else if words.count >= 2, words.count <= 3, let channel = Contact.Channel(rawValue: String(words[0])),
        let at = Instant(rfc3339: String(words[1]))
      {
        ways.append(Way(channel, at: at, receipt: words.count == 3 ? String(words[2]) : nil))
      } else {
        return nil
      }
    }
    if ways.isEmpty { return nil }
    self.init(ways, promise: promise, saysMore: saysMore, reason: reason)
  }

  /// A reason may hold any words, and ends the text.
  private static func parts(of text: String) -> (told: String, reason: String?) {
    guard let mark = text.firstRange(of: "; " + since) else { return (text, nil) }
    return (String(text[..<mark.lowerBound]), String(text[mark.upperBound...]))
  }

  /// Ways that are not gone a second time: they did not carry the message, or nobody knows whether they did.
  package static func closedChannels(of ways: [Way]) -> Set<Contact.Channel> {
    Set(ways.filter { $0.hasFailed || $0.receipt == unknown }.map(\.channel))
  }
}
