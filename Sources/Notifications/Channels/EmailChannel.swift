import Curl
package import Refills
package import Statecharts
import Synchronization
import Tracking

/// Sends messages to patients by e-mail, no faster than the mail server takes them.
package final class EmailChannel: Sendable {
  private let mail: any MailSending
  private let perMinute: Int?
  private let bucket = Mutex<TokenBucket?>(nil)

  /// - Parameter perMinute: e-mails; nil: as many as there are.
  package init(_ mail: any MailSending, perMinute: Int? = nil) {
    self.mail = mail
    self.perMinute = perMinute
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
    if let next = wait(at: now) {
      return .notBefore(
        milliseconds: (next - now).milliseconds, reason: "the mail server's budget is spent")
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

  /// When the next e-mail may go; nil: this one may.
  private func wait(at now: Instant) -> Instant? {
    guard let perMinute else { return nil }
    return bucket.withLock { bucket in
      var own = bucket ?? TokenBucket(perMinute: perMinute, at: now)
      defer { bucket = own }
      return own.take(at: now) ? nil : own.nextAt(now)
    }
  }

  /// Names codes only: a server's words repeat addresses.
  private static func result(of error: CurlError) -> SendOutcome {
    let reply = error.reply.map { " \($0.code)" } ?? ""
    switch error.code {
    case .mailAddressRefused:
      // A server that gives no enhanced code means the mailbox.
      let isGone =
        error.reply.map { EnhancedStatus.saysNoMailbox($0.text) || !EnhancedStatus.isGiven(in: $0.text) }
        ?? false
      return .refused("the mail server refused the address:\(reply)", ending: isGone ? .notValid : nil)
    case .mailRefused where !isAboutUs(error.reply?.code):
      return .refused("the mail server refused it:\(reply)")
    case .badRequest: return .refused("the message cannot be put on the wire")
    default: return .failed("the mail server did not take it: \(error.code.name)\(reply)", after: nil)
    }
  }

  /// Replies about our sign-in (RFC 4954, section 6) say nothing of the message.
  private static func isAboutUs(_ code: Int?) -> Bool {
    code.map { [530, 534, 535, 538].contains($0) } ?? false
  }
}
