/// Sends mail through one server. It has a thread of its own: libcurl waits for a server's word on a message without
/// letting other transfers go on, so on a shared thread one slow mail server would hold up every pharmacy.
package final class MailTransport: Sendable {
  /// Connections to the server at once: they overlap in all but the end of a message.
  private static let maxConnections = 4

  private let client: CurlClient
  private let server: MailServer

  /// Starts the thread; no connection is made before there is mail. Throws `system` as `CurlClient` does.
  package init(_ server: MailServer, maxWaiting: Int = CurlConfiguration().maxWaiting) throws(CurlError) {
    self.server = server
    client = try CurlClient(CurlConfiguration(maxPerOrigin: Self.maxConnections, maxWaiting: maxWaiting))
  }

  /// Gives a message to the server and returns its "250". Throws `mailRefusedForNow` (4xx: send again later),
  /// `mailRefused` (5xx: do not), `mailUnknown` (sent whole, no reply), or an error of the connection after which
  /// nothing was delivered and the message may be sent again. Cancelling takes effect within a second.
  package func deliver(_ mail: CurlMail) async throws(CurlError) -> MailReply {
    let answer = try await client.run(.mail(mail, server))
    return MailReply(code: answer.status, line: answer.body)
  }

  /// Ends what is in flight and returns when the thread is gone.
  package func shutdown() async {
    await client.shutdown()
  }
}
