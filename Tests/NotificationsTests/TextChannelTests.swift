import Curl
import Foundation
import Notifications
import Refills
import Statecharts
import Testing

@Suite(.timeLimit(.minutes(1))) struct TextChannelTests {
  private func gateway(_ origin: String, token: String = LoopbackServer.token, perMinute: Int = 600) throws
    -> TextGateway
  {
    try #require(
      TextGateway.twilio(
        name: "twilio", origin: origin, account: LoopbackServer.account, token: token, sender: "+15550100100",
        perMinute: perMinute, callback: "https://clinic.example/v1/inbound/texts/twilio"))
  }

  private func text(_ sample: Sample, _ body: String = "Northside Care: You have an update.") throws
    -> OutgoingText
  {
    OutgoingText(
      id: sample.message(1), refill: sample.refill.id, to: try #require(TextNumber("+1 (555) 010-0199")),
      body: body)
  }

  /// Sends one text as often as there are turns.
  private func outcomes(
    _ turns: [LoopbackServer.Turn],
    through origin: (LoopbackServer) -> String = { "http://127.0.0.1:\($0.port)" },
    token: String = LoopbackServer.token
  ) async throws -> (outcomes: [SendOutcome], notes: [String]) {
    let sample = try Sample()
    let server = try LoopbackServer.twilio(turns)
    let client = try CurlClient()
    let options = CurlOptions(
      timeouts: CurlTimeouts(connectMilliseconds: 2_000, totalMilliseconds: 1_000), maxBodyBytes: 4_096)
    let channel = TextChannel(
      try gateway(origin(server), token: token), client: client, options: options, at: sample.now)
    var outcomes: [SendOutcome] = []
    for _ in turns { outcomes.append(await channel.send(try text(sample), at: sample.now)) }
    await client.shutdown()
    return (outcomes, server.notes)
  }

  @Test("Twilio gets number, sender, words, and an address of ours that names the message")
  func taken() async throws {
    let sample = try Sample()
    let (outcomes, notes) = try await outcomes([.taken, .slow])
    #expect(outcomes == [.taken, .taken])
    #expect(notes.count == 2)
    #expect(
      notes.first == "+15550100199|+15550100100|Northside Care: You have an update.|"
        + "https://clinic.example/v1/inbound/texts/twilio?message=\(sample.message(1))"
        + "&refill=\(notes.first?.components(separatedBy: "refill=").last ?? "")")
    #expect(notes.first?.contains("refill=rf_") == true)
  }

  @Test(
    "What the gateway refuses is refused; a number that is not valid and an owner who said STOP end the contact",
    arguments: [
      (400, 21211, ContactEnding.Cause.notValid), (400, 21614, .notValid), (400, 21610, .stopped),
      (400, 21617, nil), (404, 20404, nil),
    ])
  func refused(status: Int, code: Int, ending: ContactEnding.Cause?) async throws {
    let (outcomes, _) = try await outcomes([.refused(status, code)])
    #expect(outcomes == [.refused("the text gateway answered \(status), \(code)", ending: ending)])
  }

  @Test("Too busy is no failure of the text, and waits as long as it is told")
  func busy() async throws {
    let (outcomes, notes) = try await outcomes([.busy(retryAfter: 7), .taken])
    #expect(
      outcomes == [.notBefore(milliseconds: 7_000, reason: "the text gateway answered 429, 20429"), .taken])
    #expect(notes.count == 1)
  }

  @Test("A gateway that took the text and says nothing more leaves it unknown, and so does one that hangs up")
  func unknown() async throws {
    let (outcomes, notes) = try await outcomes([.silent, .cut])
    #expect(
      outcomes == [
        .unknown("the text gateway did not answer: timedOut"),
        .unknown("the text gateway did not answer: interrupted"),
      ])
    #expect(notes.count == 2)
  }

  @Test("A server's own failure leaves it unknown; one that says that it did not look is tried again")
  func failures() async throws {
    let (outcomes, _) = try await outcomes([.page(500), .page(503), .refused(400, 21611)])
    #expect(
      outcomes == [
        .unknown("the text gateway answered 500"), .failed("the text gateway answered 503", after: nil),
        .failed("the text gateway answered 400, 21611", after: nil),
      ])
  }

  @Test("Nobody there, no TLS, and a wrong token are tried again: the text never left, or was not looked at")
  func notSent() async throws {
    let plain = try LoopbackServer { caller, _ in caller.send("HTTP/1.1 400 Bad Request\r\n\r\n") }
    let (tls, _) = try await outcomes([.taken], through: { _ in "https://127.0.0.1:\(plain.port)" })
    #expect(tls == [.failed("the text gateway did not answer: tls", after: nil)])
    let (token, _) = try await outcomes([.taken], token: "another")
    #expect(token == [.failed("the text gateway answered 401, 20003", after: nil)])
    let sample = try Sample()
    let client = try CurlClient()
    let channel = TextChannel(try gateway("http://127.0.0.1:1"), client: client, at: sample.now)
    #expect(
      await channel.send(try text(sample), at: sample.now)
        == .failed("the text gateway did not answer: couldNotConnect", after: nil))
    await client.shutdown()
  }

  @Test("A channel sends no faster than its budget, and the text waits without a failure")
  func budget() async throws {
    let sample = try Sample()
    let server = try LoopbackServer.twilio([.taken])
    let client = try CurlClient()
    let channel = TextChannel(
      try gateway("http://127.0.0.1:\(server.port)", perMinute: 10), client: client, at: sample.now)
    #expect(await channel.send(try text(sample), at: sample.now) == .taken)
    #expect(
      await channel.send(try text(sample), at: sample.now)
        == .notBefore(milliseconds: 6_000, reason: "the text gateway's budget is spent"))
    #expect(await channel.send(try text(sample), at: sample.now + .seconds(6)) == .taken)
    #expect(server.notes.count == 2)
    await client.shutdown()
  }

  @Test("Nothing that stands in a text can end its field, and no token shows")
  func escaping() async throws {
    let sample = try Sample()
    let server = try LoopbackServer.twilio([.taken])
    let client = try CurlClient()
    let gateway = try gateway("http://127.0.0.1:\(server.port)")
    let channel = TextChannel(gateway, client: client, at: sample.now)
    let body = "a&To=+15550100666\r\nX: y%00 \u{202E}ñ"
    #expect(await channel.send(try text(sample, body), at: sample.now) == .taken)
    #expect(server.notes.first?.hasPrefix("+15550100199|+15550100100|\(body)|") == true)
    #expect(!"\(gateway)".contains(LoopbackServer.token))
    await client.shutdown()
  }

  @Test(
    "A number is written as people write it, and sent in one form",
    arguments: [
      ("(555) 010-0199", "+15550100199"), ("1-555-010-0199", "+15550100199"),
      ("+44 20 7946 0000", "+442079460000"),
      ("+1 555 010 0199;ext=5", nil), ("0555010019", nil), ("+0123456789", nil), ("call me", nil), ("", nil),
      ("+1555010019912345678", nil), ("١٢٣٤٥٦٧٨٩٠", nil),
    ])
  func numbers(written: String, sent: String?) {
    #expect(TextNumber(written)?.text == sent)
  }
}
