import Curl
package import Refills
package import Statecharts
package import Tracking

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
  ) async -> DeliveryResult {
    guard let to = EmailAddress(address) else {
      return .rejected("the address is not one to which e-mail can be sent: correct it")
    }
    let whole = InternetMessage(message, id: id, from: clinic, to: to, date: now)
    let mail = CurlMail(from: clinic.from.text, recipients: [to.text], message: whole.bytes)
    do throws(CurlError) {
      _ = try await self.mail.deliver(mail)
      return .delivered
    } catch {
      return Self.result(of: error)
    }
  }

  /// Names codes only: a server's words repeat addresses.
  private static func result(of error: CurlError) -> DeliveryResult {
    let reply = error.reply.map { " \($0.code)" } ?? ""
    switch error.code {
    case .mailRefused where !isAboutUs(error.reply?.code):
      return .rejected("the mail server refused it:\(reply)")
    case .badRequest: return .rejected("the message cannot be put on the wire")
    default: return .failed("the mail server did not take it: \(error.code.name)\(reply)", after: nil)
    }
  }

  /// Replies about our sign-in (RFC 4954, section 6) say nothing of the message.
  private static func isAboutUs(_ code: Int?) -> Bool {
    code.map { [530, 534, 535, 538].contains($0) } ?? false
  }
}
