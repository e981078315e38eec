import CCurl
import Glibc

extension Transfer {
  var isMail: Bool {
    if case .mail = job?.work { true } else { false }
  }

  /// Sets the handle up for a message.
  func prepare(_ mail: CurlMail, _ server: MailServer) throws(CurlError) {
    if let defect = mail.defect ?? Self.defect(of: server) { throw CurlError(.badRequest, defect) }
    reset()
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    apply(server.timeouts, server.tls)
    set(CURLOPT_URL, "\(server.url)/\(server.helloName)")
    let level =
      switch server.startTLS {
      case .required: CURLUSESSL_ALL
      case .opportunistic: CURLUSESSL_TRY
      case .never: CURLUSESSL_NONE
      }
    set(CURLOPT_USE_SSL, Int(level.rawValue))
    if case .basic(let user, let password) = server.credentials {
      set(CURLOPT_USERNAME, user)
      set(CURLOPT_PASSWORD, password)
    }
    // A connection a message: servers count the messages of a session and refuse at a number nobody announces, and
    // after a refusal the session is in a state that the next message would inherit.
    set(CURLOPT_FORBID_REUSE, 1)
    set(CURLOPT_MAIL_FROM, "<\(mail.from)>")
    lines.begin()
    for recipient in mail.recipients { lines.add("<\(recipient)>") }
    unsafe ccurl_set_list(easy, CURLOPT_MAIL_RCPT, lines.list())
    set(CURLOPT_UPLOAD, 1)
    upload = mail.message
    unsafe ccurl_set_offset(easy, CURLOPT_INFILESIZE_LARGE, curl_off_t(upload.count))
    maxBodyBytes = 0
    deadline = Poller.now() + Int64(server.timeouts.totalMilliseconds)
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe ccurl_set_progress_function(easy, isMailOver)
    unsafe set(CURLOPT_XFERINFODATA, context)
    set(CURLOPT_NOPROGRESS, 0)
    sockets = []
    unsafe ccurl_set_socket_made_function(easy, mailSocketMade)
    unsafe set(CURLOPT_SOCKOPTDATA, context)
    unsafe ccurl_set_close_function(easy, closeMailSocket)
    unsafe set(CURLOPT_CLOSESOCKETDATA, context)
  }

  private static func defect(of server: MailServer) -> String? {
    guard server.url.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), !server.url.hasSuffix("/") else {
      return "The mail server's URL is not of the form smtp://host:port."
    }
    guard !server.helloName.isEmpty,
      server.helloName.utf8.allSatisfy({ CurlHeader.isTokenByte($0) && $0 != UInt8(ascii: "%") })
    else { return "The greeting name is not a host name." }
    if case .bearer = server.credentials { return "Mail takes a user and a password, not a token." }
    return server.credentials?.isWellFormed == false ? CurlCredentials.defect : nil
  }

  /// libcurl has taken the last byte: from here on the server may have the whole message.
  var isMailSent: Bool {
    isMail && !upload.isEmpty && uploaded == upload.count
  }

  /// Keeps the last line of a reply. Once the message's fate is known, the socket is closed for reading: libcurl says
  /// QUIT and waits for the answer in a blocking loop of up to two minutes, which would hold up everybody else; so
  /// it finds the end of the stream instead.
  func receiveMailReply(_ line: UnsafeRawBufferPointer) {
    // "221" answers QUIT and nothing else.
    guard line.count >= 4, unsafe !line.starts(with: "221".utf8) else { return }
    head = unsafe Array(line.prefix(Self.maxHeadBytes))
    let isLastLine = unsafe line[3] != UInt8(ascii: "-")
    let isRefusal = unsafe line[0] >= UInt8(ascii: "4")
    guard isLastLine, attempts > 0, isRefusal || isMailSent else { return }
    for socket in sockets { Glibc.shutdown(socket, Int32(SHUT_RD)) }
  }

  /// The last reply of the server.
  func mailReply(_ code: Int) -> MailReply? {
    code > 0 ? MailReply(code: code, line: head) : nil
  }

  /// Why a message was not delivered. A refusal is certain; silence after the last byte is not.
  func mailError(_ result: CURLcode, status: Int, phase: CurlError.Phase) -> CurlError {
    let reply = mailReply(status)
    let underlying = CurlError.Underlying(curlCode: result.rawValue, text: failureText(result))
    if (400...599).contains(status) {
      // libcurl tells by these words alone which command was refused.
      if status >= 500, underlying.text.hasPrefix("RCPT failed") {
        return CurlError(
          .mailAddressRefused, "The mail server refuses a recipient: correct the address.", reply: reply,
          underlying: underlying)
      }
      return status < 500
        ? CurlError(
          .mailRefusedForNow, "The mail server refuses for now: send it again later.", reply: reply,
          underlying: underlying)
        : CurlError(
          .mailRefused, "The mail server refuses: correct the address, the credentials or the message.",
          reply: reply, underlying: underlying)
    }
    if isMailSent {
      return CurlError(
        .mailUnknown,
        "The message was sent, but its reply did not come: it may arrive; do not send it again blindly.",
        reply: reply, mayHaveReachedServer: true, underlying: underlying)
    }
    if result == CURLE_LOGIN_DENIED {
      return CurlError(
        .mailRefused, "The mail server takes none of the ways we can sign in: look at what it offers.",
        reply: reply,
        underlying: underlying)
    }
    return .make(result, text: underlying.text, phase: phase, mayHaveReachedServer: false)
  }
}
