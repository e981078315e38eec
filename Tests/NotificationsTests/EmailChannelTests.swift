import Curl
import Notifications
import Refills
import Testing

@Suite struct EmailChannelTests {
  private let message = MessageText(
    language: .english, subject: "Hello", text: "text\n", html: "<p>text</p>\n")

  private func send(_ times: Int, through server: LoopbackServer, to address: String = "a@example.org")
    async throws -> [SendOutcome]
  {
    let sample = try Sample()
    let transport = try MailTransport(MailServer(url: "smtp://127.0.0.1:\(server.port)", startTLS: .never))
    let channel = EmailChannel(transport)
    var results: [SendOutcome] = []
    for _ in 0..<times {
      results.append(
        await channel.send(message, id: sample.message(7), from: sample.voice, to: address, at: sample.now))
    }
    await transport.shutdown()
    return results
  }

  @Test("A mail server gets the message, and a retry carries the same id")
  func retries() async throws {
    let server = try LoopbackServer.smtp(["451 4.3.0 later", "250 ok"])
    let results = try await send(2, through: server)
    #expect(
      results == [.failed("the mail server did not take it: mailRefusedForNow 451", after: nil), .taken])
    let ids = server.notes.map { OpenedMail(Array($0.utf8))["Message-ID"] }
    #expect(ids.count == 2 && ids[0] == ids[1] && ids[0]?.hasPrefix("<ms_") == true)
    #expect(OpenedMail(Array(try #require(server.notes.last).utf8)).text == "text\r\n")
  }

  @Test("A message that the server refuses for good is not tried again")
  func refused() async throws {
    let results = try await send(1, through: try LoopbackServer.smtp(["554 5.7.1 no a@example.org"]))
    #expect(results == [.refused("the mail server refused it: 554")])
  }

  @Test("A reply that never came is tried again: the same id makes the second copy harmless")
  func unknown() async throws {
    let sample = try Sample()
    let postbox = Postbox(failing: [CurlError(.mailUnknown, "no reply", mayHaveReachedServer: true)])
    let result = await EmailChannel(postbox).send(
      message, id: sample.message(1), from: sample.voice, to: "a@example.org", at: sample.now)
    #expect(result == .failed("the mail server did not take it: mailUnknown", after: nil))
  }

  @Test("A refused sign-in is our fault, not the message's")
  func signIn() async throws {
    let sample = try Sample()
    let refusal = CurlError(.mailRefused, "no", reply: MailReply(code: 535, text: "no"))
    let result = await EmailChannel(Postbox(failing: [refusal])).send(
      message, id: sample.message(1), from: sample.voice, to: "a@example.org", at: sample.now)
    #expect(result == .failed("the mail server did not take it: mailRefused 535", after: nil))
  }

  @Test("An address that is none is rejected before anything is sent")
  func address() async throws {
    let server = try LoopbackServer.smtp(["250 ok"])
    let results = try await send(1, through: server, to: "a@example.org\r\nRCPT TO:<b@example.org>")
    #expect(
      results == [
        .refused("the address is not one to which e-mail can be sent: correct it", ending: .notValid)
      ])
    #expect(server.notes.isEmpty)
  }

  @Test(
    "A mailbox that the server does not know has ended; another refusal of a recipient says nothing of it",
    arguments: [
      ("550 5.1.1 nobody", ContactEnding.Cause.notValid), ("550 no such user here", .notValid),
      ("550 5.2.1 disabled", .notValid), ("554 5.7.1 you are blocked", nil), ("552 5.2.2 full", nil),
    ])
  func mailbox(reply: String, ending: ContactEnding.Cause?) async throws {
    let results = try await send(1, through: try LoopbackServer.smtp(["250 ok"], recipient: reply))
    #expect(results == [.refused("the mail server refused the address: \(reply.prefix(3))", ending: ending)])
  }
}
