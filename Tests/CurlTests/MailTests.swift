import Curl
import Testing

@Suite struct MailTests {
  /// Plays a mail server that gives the listed replies in place of its usual ones; an empty one ends the connection there.
  private static func server(_ replies: [String: String] = [:], _ seen: Lines = Lines()) throws
    -> LoopbackServer
  {
    try LoopbackServer { peer in
      func reply(_ step: String, _ usual: String) -> Bool {
        let text = replies[step] ?? usual
        return !text.isEmpty && peer.send(text + "\r\n")
      }
      guard reply("greeting", "220 test") else { return }
      while let line = peer.readLine() {
        seen.add(line)
        let verb = String(line.prefix(4)).uppercased()
        if verb == "EHLO" {
          guard reply(verb, "250-test\r\n250-AUTH PLAIN\r\n250 8BITMIME") else { return }
        } else if verb == "DATA" {
          guard reply(verb, "354 go on") else { return }
          guard replies["DATA"] == nil else { continue }
          while let line = peer.readLine(), line != "." { seen.add(line) }
          guard reply("message", "250 2.0.0 queued as 1") else { return }
        } else if verb == "AUTH" {
          peer.send("334 \r\n")
          guard let secret = peer.readLine() else { return }
          seen.add(secret)
          guard reply(verb, "235 ok") else { return }
        } else if verb == "QUIT" {
          _ = reply(verb, "221 bye")
          return
        } else {
          guard reply(verb, "250 ok") else { return }
        }
      }
    }
  }

  private static let message = Array("Subject: hello\r\n\r\nline\r\n.dot\r\n".utf8)
  private static let mail = CurlMail(
    from: "clinic@example.org", recipients: ["a@example.org", "b@example.org"], message: message)

  private func deliver(
    to server: LoopbackServer, startTLS: MailServer.StartTLS = .never, credentials: CurlCredentials? = nil,
    mail: CurlMail = mail, timeouts: CurlTimeouts = MailServer.defaultTimeouts
  ) async throws -> Result<MailReply, CurlError> {
    let transport = try MailTransport(
      MailServer(
        url: "smtp://127.0.0.1:\(server.port)", startTLS: startTLS, credentials: credentials,
        helloName: "clinic.example", timeouts: timeouts))
    let result: Result<MailReply, CurlError>
    do throws(CurlError) {
      result = .success(try await transport.deliver(mail))
    } catch {
      result = .failure(error)
    }
    await transport.shutdown()
    return result
  }

  private func error(_ result: Result<MailReply, CurlError>) throws -> CurlError {
    guard case .failure(let error) = result else { throw CurlError(.system, "The mail was taken.") }
    return error
  }

  @Test("A message that is taken gives the server's reply, and arrives with its envelope")
  func taken() async throws {
    let seen = Lines()
    let result = try await deliver(to: try Self.server([:], seen))
    #expect(try result.get() == MailReply(code: 250, text: "2.0.0 queued as 1"))
    let lines = seen.all
    #expect(lines.contains("EHLO clinic.example"))
    #expect(lines.contains { $0.hasPrefix("MAIL FROM:<clinic@example.org>") })
    #expect(lines.contains { $0.hasPrefix("RCPT TO:<a@example.org>") })
    #expect(lines.contains { $0.hasPrefix("RCPT TO:<b@example.org>") })
    #expect(lines.contains("Subject: hello"))
    // A dot at the start of a line is doubled on the way (RFC 5321, section 4.5.2).
    #expect(lines.contains("..dot"))
  }

  @Test("Credentials are given when the server asks for them, and refused ones are named")
  func signIn() async throws {
    let seen = Lines()
    let credentials = CurlCredentials.basic(user: "clinic", password: "secret")
    let taken = try await deliver(to: try Self.server([:], seen), credentials: credentials)
    #expect(try taken.get().code == 250)
    #expect(seen.all.contains("AUTH PLAIN"))
    #expect(seen.all.contains("AGNsaW5pYwBzZWNyZXQ="))
    let refused = try error(
      await deliver(to: try Self.server(["AUTH": "535 5.7.8 no"]), credentials: credentials))
    #expect(refused.code == .mailRefused)
    #expect(refused.reply?.code == 535)
  }

  @Test(
    "A 4xx says later, a 5xx says no, and neither has delivered anything",
    arguments: [
      ("MAIL", "451 4.3.0 busy", CurlError.Code.mailRefusedForNow), ("MAIL", "550 5.1.8 no", .mailRefused),
      ("RCPT", "450 4.2.1 grey", .mailRefusedForNow), ("RCPT", "550 5.1.1 nobody", .mailAddressRefused),
      ("DATA", "452 4.3.1 full", .mailRefusedForNow), ("message", "554 5.6.0 spam", .mailRefused),
      ("message", "451 4.7.1 later", .mailRefusedForNow),
      ("greeting", "421 4.3.2 closing", .mailRefusedForNow),
    ])
  func refused(step: String, reply: String, code: CurlError.Code) async throws {
    let error = try error(await deliver(to: try Self.server([step: reply])))
    #expect(error.code == code)
    #expect(error.reply?.code == Int(reply.prefix(3)))
    #expect(error.reply?.text == String(reply.dropFirst(4)))
    #expect(!error.mayHaveReachedServer)
  }

  @Test("A connection lost after the message is unknown, lost before it is not")
  func lost() async throws {
    let after = try error(await deliver(to: try Self.server(["message": ""])))
    #expect(after.code == .mailUnknown)
    #expect(after.mayHaveReachedServer)
    let before = try error(await deliver(to: try Self.server(["RCPT": ""])))
    #expect(before.code == .interrupted)
    #expect(!before.mayHaveReachedServer)
  }

  /// Takes a message and says nothing more.
  private static func silentServer(_ taken: Tally = Tally()) throws -> LoopbackServer {
    try LoopbackServer { peer in
      peer.send("220 test\r\n")
      while let line = peer.readLine() {
        if line.hasPrefix("DATA") {
          peer.send("354 go on\r\n")
          while let line = peer.readLine(), line != "." {}
          taken.add()
          peer.waitForClose()
        } else {
          peer.send("250 ok\r\n")
        }
      }
    }
  }

  @Test("A server that is silent after the message is unknown")
  func silent() async throws {
    let timeouts = CurlTimeouts(totalMilliseconds: 1_000, lowSpeedBytesPerSecond: 0)
    let error = try error(await deliver(to: try Self.silentServer(), timeouts: timeouts))
    #expect(error.code == .mailUnknown)
    #expect(error.mayHaveReachedServer)
  }

  @Test("A server that does not answer the farewell holds nobody up", arguments: ["250 queued", "554 no"])
  func noFarewell(reply: String) async throws {
    let server = try LoopbackServer { peer in
      peer.send("220 test\r\n")
      while let line = peer.readLine() {
        if line.hasPrefix("QUIT") { return peer.waitForClose() }
        guard line.hasPrefix("DATA") else {
          peer.send("250 ok\r\n")
          continue
        }
        peer.send("354 go on\r\n")
        while let line = peer.readLine(), line != "." {}
        peer.send("\(reply)\r\n")
      }
    }
    let begin = ContinuousClock.now
    let result = try await deliver(to: server)
    // libcurl alone waits for two minutes.
    #expect(begin.duration(to: .now) < .seconds(30))
    switch result {
    case .success(let answer): #expect(answer.code == 250)
    case .failure(let error): #expect(error.reply?.code == 554)
    }
  }

  @Test("Shutting down does not wait for a server that is silent after the message")
  func shutdown() async throws {
    let taken = Tally()
    let server = try Self.silentServer(taken)
    let transport = try MailTransport(MailServer(url: "smtp://127.0.0.1:\(server.port)", startTLS: .never))
    let delivery = Task { try await transport.deliver(Self.mail) }
    await taken.reaches(1)
    await transport.shutdown()
    let error = await #expect(throws: CurlError.self) { try await delivery.value }
    #expect(error?.mayHaveReachedServer == true)
  }

  @Test("Where TLS is required and not offered, neither password nor message leaves")
  func startTLSRequired() async throws {
    let seen = Lines()
    let server = try Self.server([:], seen)
    let error = try error(
      await deliver(to: server, startTLS: .required, credentials: .basic(user: "u", password: "p")))
    #expect(error.code == .tls)
    #expect(!error.mayHaveReachedServer)
    #expect(!seen.all.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
    let taken = try await deliver(to: try Self.server(), startTLS: .opportunistic)
    #expect(try taken.get().code == 250)
  }

  @Test(
    "A message or address that could smuggle in another is refused",
    arguments: [
      CurlMail(from: "a@example.org", recipients: ["b@example.org"], message: Array("x\n.\r\n".utf8)),
      CurlMail(from: "a@example.org", recipients: ["b@example.org"], message: Array("x\r.\r\n".utf8)),
      CurlMail(from: "a@example.org", recipients: ["b@example.org"], message: Array("x\r".utf8)),
      CurlMail(
        from: "a@example.org", recipients: ["b@example.org>\r\nRCPT TO:<c@example.org"], message: message),
      CurlMail(from: "a b", recipients: ["b@example.org"], message: message),
      CurlMail(from: "a@example.org", recipients: [], message: message),
      CurlMail(from: "a@example.org", recipients: ["b@example.org"], message: []),
    ])
  func smuggling(mail: CurlMail) async throws {
    let server = try Self.server()
    let error = try error(await deliver(to: server, mail: mail))
    #expect(error.code == .badRequest)
    #expect(server.accepts.count == 0)
  }
}
