/// A mail server that takes messages from us (RFC 5321, RFC 6409) and how to speak to it.
package struct MailServer: Hashable, Sendable {
  /// Whether the connection is encrypted by STARTTLS (RFC 3207). With an `smtps` URL it is from the first byte on.
  package enum StartTLS: String, Hashable, Sendable {
    /// No TLS, no mail. The only choice when there are credentials or patients' words.
    case required
    /// TLS if the server offers it. Somebody on the way can take the offer away.
    case opportunistic
    /// Plain text: for a relay on the same machine.
    case never
  }

  /// 2 minutes: RFC 5321 section 4.5.3.2 would have us wait for up to 10, but a lease cannot be held that long; a
  /// server that has not answered by then is "unknown".
  package static let defaultTimeouts = CurlTimeouts(totalMilliseconds: 120_000, lowSpeedBytesPerSecond: 0)

  /// `smtp://host:port` or `smtps://host:port`, without path.
  package var url: String
  package var startTLS: StartTLS
  package var tls: CurlTLS
  /// Only `basic`; the mechanism is chosen among those the server offers.
  package var credentials: CurlCredentials?
  /// The name by which we greet (EHLO); a host name.
  package var helloName: String
  package var timeouts: CurlTimeouts

  package init(
    url: String, startTLS: StartTLS = .required, tls: CurlTLS = CurlTLS(),
    credentials: CurlCredentials? = nil,
    helloName: String = "localhost", timeouts: CurlTimeouts = MailServer.defaultTimeouts
  ) {
    self.url = url
    self.startTLS = startTLS
    self.tls = tls
    self.credentials = credentials
    self.helloName = helloName
    self.timeouts = timeouts
  }
}
