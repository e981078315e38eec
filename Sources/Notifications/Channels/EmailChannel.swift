import Curl
package import Refills
package import Statecharts

/// Sends messages to patients by e-mail.
package struct EmailChannel: Sendable {
  private let mail: any MailSending

  package init(_ mail: any MailSending) {
    self.mail = mail
  }

  /// Tries once. A message of which nobody knows whether it arrived is tried again: it carries the same id,
  /// and news that comes twice does no harm.
  package func send(
    _ message: MessageText, id: MessageID, from clinic: ClinicVoice, to address: String, at now: Instant
  ) async -> SendOutcome {
    guard let to = EmailAddress(address) else {
      return .refused(
        "the address is not one to which e-mail can be sent: correct it", ending: .notValid)
    }
    let whole = InternetMessage(message, id: id, from: clinic, to: to, date: now)
    let mail = CurlMail(from: clinic.from.text, recipients: [to.text], message: whole.bytes)
    do throws(CurlError) {
      _ = try await self.mail.deliver(mail)
      return .taken
    } catch {
      return Self.result(of: error)
    }
  }

  /// Names codes only: a server's words repeat addresses.
  private static func result(of error: CurlError) -> SendOutcome {
    let reply = error.reply.map { " \($0.code)" } ?? ""
    switch error.code {
    case .mailAddressRefused:
      let isGone = error.reply.map { Self.saysNoMailbox($0.text) } ?? false
      return .refused("the mail server refused the address:\(reply)", ending: isGone ? .notValid : nil)
    case .mailRefused where !isAboutUs(error.reply?.code):
      return .refused("the mail server refused it:\(reply)")
    case .badRequest: return .refused("the message cannot be put on the wire")
    default: return .failed("the mail server did not take it: \(error.code.name)\(reply)", after: nil)
    }
  }

  /// Enhanced status codes (RFC 3463) of class 5.1, and 5.2.1, are about the mailbox; others are about us, the message
  /// or the day. A server that gives none means the mailbox.
  private static func saysNoMailbox(_ words: String) -> Bool {
    let code = words.prefix { $0 == "." || $0.isASCII && $0.isNumber }.split(separator: ".")
    guard code.count == 3, code[0] == "5" else { return true }
    return code[1] == "1" || code[1] == "2" && code[2] == "1"
  }

  /// Replies about our sign-in (RFC 4954, section 6) say nothing of the message.
  private static func isAboutUs(_ code: Int?) -> Bool {
    code.map { [530, 534, 535, 538].contains($0) } ?? false
  }
}
