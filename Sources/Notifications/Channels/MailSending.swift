package import Curl

/// What gives a finished message to a mail server.
package protocol MailSending: Sendable {
  func deliver(_ mail: CurlMail) async throws(CurlError) -> MailReply
}

extension MailTransport: MailSending {}
