package import Refills

/// What mail servers report of one of our e-mails (RFC 3464, in the frame of RFC 6522).
package struct DeliveryReport: Hashable, Sendable {
  /// Larger ones bring the whole e-mail back several times over.
  package static let mostBytes = 256 * 1024

  package enum Fate: Hashable, Sendable {
    case arrived
    /// It will not arrive. `ending`: no message to this address will.
    case failed(ending: ContactEnding.Cause?)
  }

  package struct Recipient: Hashable, Sendable {
    package let place: ContactPlace
    package let fate: Fate
  }

  /// The row of the queue that was sent.
  package let message: MessageID
  /// Those of whom it says something that lasts.
  package let recipients: [Recipient]

  /// Nil where it is no report, or not about an e-mail of ours.
  package init?(_ mail: [UInt8]) {
    guard mail.count <= Self.mostBytes else { return nil }
    let whole = MailPart(String(decoding: mail, as: UTF8.self))
    guard whole.type == "multipart/report" else { return nil }
    let parts = whole.parts
    guard let status = parts.first(where: { $0.type == "message/delivery-status" }),
      let message = parts.lazy.compactMap(Self.message).first
    else { return nil }
    self.message = message
    // The first group is about the e-mail as a whole.
    recipients = status.groups.dropFirst().compactMap(Self.recipient)
  }

  /// The e-mail comes back whole or with its header alone.
  private static func message(in part: MailPart) -> MessageID? {
    guard ["message/rfc822", "text/rfc822-headers"].contains(part.type) else { return nil }
    let original = MailPart(part.lines.joined(separator: "\n"))
    return original.fields["message-id"].flatMap { id in
      MessageID(String(id.drop { $0 != "<" }.dropFirst().prefix { $0 != "@" }))
    }
  }

  /// Nil where it is only late, or somebody else's to tell.
  private static func recipient(_ group: [String: String]) -> Recipient? {
    let name = group["original-recipient"] ?? group["final-recipient"]
    guard let parts = name?.split(separator: ";", maxSplits: 1), parts.count == 2,
      parts[0].lowercased().contains("rfc822"), let place = ContactPlace(.email, String(parts[1]))
    else { return nil }
    switch group["action"]?.lowercased() {
    case "failed":
      let isGone = group["status"].map(EnhancedStatus.saysNoMailbox) ?? false
      return Recipient(place: place, fate: .failed(ending: isGone ? .notValid : nil))
    case "delivered": return Recipient(place: place, fate: .arrived)
    default: return nil
    }
  }
}

/// It is about one patient: nothing of it is shown.
extension DeliveryReport: CustomStringConvertible, CustomReflectable {
  package var description: String { "delivery report on \(message)" }
  package var customMirror: Mirror { Mirror(self, children: ["report": description]) }
}
