import Foundation
package import Refills
package import Statecharts

/// An e-mail as it goes over the wire (RFC 5322, RFC 2046): text and HTML as alternatives, both in base 64.
package struct InternetMessage: Hashable, Sendable {
  package let bytes: [UInt8]

  /// - Parameters:
  ///   - id: stays the same in every attempt, so that a receiver drops the second copy.
  ///   - date: of this attempt.
  package init(
    _ message: MessageText, id: MessageID, from clinic: ClinicVoice, to: EmailAddress, date: Instant
  ) {
    let boundary = "=_\(id.text)"
    let header = [
      "From: \(HeaderText.phrase(clinic.name)) <\(clinic.from.text)>",
      clinic.replyTo.map { "Reply-To: <\($0.text)>" },
      "To: <\(to.text)>",
      "Subject: \(HeaderText(message.subject).encoded)",
      "Date: \(date.mailDate)",
      "Message-ID: <\(id.text)@\(clinic.from.domain)>",
      "Auto-Submitted: auto-generated",
      "Content-Language: \(message.language.rawValue)",
      "MIME-Version: 1.0",
      "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"",
    ].compactMap(\.self)
    var lines = header + [""]
    for (type, content) in [("plain", message.text), ("html", message.html)] {
      lines += [
        "--\(boundary)", "Content-Type: text/\(type); charset=utf-8", "Content-Transfer-Encoding: base64", "",
        Self.base64(content),
      ]
    }
    lines += ["--\(boundary)--", ""]
    bytes = Array(lines.joined(separator: "\r\n").utf8)
  }

  /// Lines of text end by CRLF before they are encoded (RFC 2045, section 6.8).
  private static func base64(_ content: String) -> String {
    let lines = content.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
    return Data(lines.utf8).base64EncodedString(
      options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
  }
}

/// It is for one patient: only its size is shown.
extension InternetMessage: CustomStringConvertible, CustomReflectable {
  package var description: String { "e-mail (\(bytes.count) B)" }
  package var customMirror: Mirror { Mirror(self, children: ["size": bytes.count]) }
}
