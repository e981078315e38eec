/// One message in its envelope.
package struct CurlMail: Hashable, Sendable {
  /// More than the 100 that every server must take (RFC 5321, section 4.5.3.1.8) is refused here.
  package static let maxRecipients = 100

  /// The bare address to which failures are returned; empty for none.
  package var from: String
  /// Bare addresses, 1 to `maxRecipients`. If one is refused, the message goes to nobody.
  package var recipients: [String]
  /// Header and body, lines ended by CRLF. Dots at the start of lines are doubled on the way by libcurl.
  package var message: [UInt8]

  package init(from: String, recipients: [String], message: [UInt8]) {
    self.from = from
    self.recipients = recipients
    self.message = message
  }

  /// Why it cannot be sent, or nil. A CR or LF that stands alone is where servers differ about what ends a message,
  /// so that one message can smuggle in a second.
  var defect: String? {
    if recipients.isEmpty { return "There is no recipient." }
    if recipients.count > Self.maxRecipients {
      return "More than \(Self.maxRecipients) recipients: split them."
    }
    guard recipients.allSatisfy({ Self.isAddress($0) }), from.isEmpty || Self.isAddress(from) else {
      return "An address has a space, a control character or an angle bracket, or is empty: give it bare."
    }
    if message.isEmpty { return "The message is empty." }
    var previous: UInt8 = 0
    for byte in message {
      if (byte == UInt8(ascii: "\n")) != (previous == UInt8(ascii: "\r")) {
        return "The message has a CR or LF alone: end each line by CRLF."
      }
      previous = byte
    }
    return previous == UInt8(ascii: "\r") ? "The message ends in a CR alone: end each line by CRLF." : nil
  }

  private static func isAddress(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { $0 > 32 && $0 != 127 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
  }
}

/// Addresses and words belong to patients: only counts are shown.
extension CurlMail: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "mail to \(recipients.count) (\(message.count) B)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["mail": description]) }
}
