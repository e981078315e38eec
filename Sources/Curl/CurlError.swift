/// Why there is no answer. An HTTP status is never an error here.
package struct CurlError: Error, Hashable, Sendable {
  /// An open set: a `switch` over it needs a default.
  package struct Code: Hashable, Sendable, CustomStringConvertible {
    package let name: String
    package var description: String { name }

    /// The request cannot be put on the wire: malformed URL, header, address or message.
    package static let badRequest = Code(name: "badRequest")
    /// The URL's scheme is not among those allowed.
    package static let refusedProtocol = Code(name: "refusedProtocol")
    /// The host's name leads to an address to which nothing may go: see `CurlOptions.publicAddressesOnly`.
    package static let refusedAddress = Code(name: "refusedAddress")
    package static let couldNotResolve = Code(name: "couldNotResolve")
    package static let couldNotConnect = Code(name: "couldNotConnect")
    /// See `phase` for which limit was reached.
    package static let timedOut = Code(name: "timedOut")
    /// TLS failed: certificate, host name, version, or our own certificate and key.
    package static let tls = Code(name: "tls")
    /// The connection ended before the whole answer was there.
    package static let interrupted = Code(name: "interrupted")
    /// The peer does not speak the protocol: bad chunk, bad packing, bad frame.
    package static let badAnswer = Code(name: "badAnswer")
    /// The answer is larger than the request allows.
    package static let tooLarge = Code(name: "tooLarge")
    package static let cancelled = Code(name: "cancelled")
    /// The client is shut down or shutting down.
    package static let shutDown = Code(name: "shutDown")
    /// Too many requests are waiting already.
    package static let queueFull = Code(name: "queueFull")
    /// The mail server said "not now" (4xx, RFC 5321 section 4.2.1): the same message may be sent later.
    package static let mailRefusedForNow = Code(name: "mailRefusedForNow")
    /// The mail server said "no" (5xx): the same message will be refused again.
    package static let mailRefused = Code(name: "mailRefused")
    /// The mail server said "no" (5xx) to a recipient before it heard the message.
    package static let mailAddressRefused = Code(name: "mailAddressRefused")
    /// The message was sent whole and the connection ended before the reply: it may or may not arrive.
    package static let mailUnknown = Code(name: "mailUnknown")
    /// The operating system or libcurl has no more of something: file descriptors, memory, threads.
    package static let system = Code(name: "system")
  }

  /// The limit of `CurlTimeouts` that was reached.
  package enum Phase: String, Hashable, Sendable {
    case connect, lowSpeed, total
  }

  /// libcurl's own result, for the log.
  package struct Underlying: Hashable, Sendable {
    /// `CURLcode`.
    package let curlCode: UInt32
    /// libcurl's words; they name hosts and ports, never headers or bodies.
    package let text: String
  }

  package let code: Code
  /// What happened and what to do about it, in a sentence.
  package let message: String
  /// Set when and only when `code` is `timedOut`.
  package let phase: Phase?
  /// The server's last words, for errors of mail.
  package let reply: MailReply?
  /// False only if it is certain that the peer cannot act on the request: nothing of it left this machine or, for
  /// mail, the message was never sent whole or was refused. True means "unknown": a request that changes something
  /// must not be repeated before somebody has looked.
  package let mayHaveReachedServer: Bool
  package let underlying: Underlying?

  package init(
    _ code: Code, _ message: String, phase: Phase? = nil, reply: MailReply? = nil,
    mayHaveReachedServer: Bool = false, underlying: Underlying? = nil
  ) {
    self.code = code
    self.message = message
    self.phase = phase
    self.reply = reply
    self.mayHaveReachedServer = mayHaveReachedServer
    self.underlying = underlying
  }
}

extension CurlError: CustomStringConvertible {
  package var description: String {
    var text = "\(code): \(message)"
    if let reply { text += " Server said \(reply.code)." }
    if let underlying { text += " (libcurl \(underlying.curlCode): \(underlying.text))" }
    if mayHaveReachedServer { text += " The request may have reached the server." }
    return text
  }
}
