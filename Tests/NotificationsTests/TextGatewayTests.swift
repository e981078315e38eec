import Curl
import Foundation
import Notifications
import Refills
import Statecharts
import Testing

/// A gateway that only its file describes.
@Suite(.timeLimit(.minutes(1))) struct TextGatewayTests {
  private func template(_ text: String) throws -> Template { try #require(Template(text)) }

  private func send(
    _ body: String, through answers: [String], idempotencyHeader: String? = "Idempotency-Key",
    codes: [String: TextAnswers.Meaning] = [:]
  ) async throws -> (outcomes: [SendOutcome], requests: [String]) {
    let sample = try Sample()
    let server = try LoopbackServer.http(answers)
    let gateway = TextGateway(
      name: "own", url: try template("http://127.0.0.1:\(server.port)/to/{to}?key={secret}"),
      headers: [.init("X-Key", try template("key {secret}"))],
      body: .json(
        .members([
          .init("words", .text(try template("{text}"))), .init("to", .list([.text(try template("{to}"))])),
          .init("flash", .literal("false")), .init("report", .text(try template("{callback}"))),
        ])),
      secret: "s&cret", idempotencyHeader: idempotencyHeader,
      answers: TextAnswers(code: JSONPointer("/error/code"), codes: codes),
      callback: "https://clinic.example/x")
    let client = try CurlClient()
    let channel = TextChannel(gateway, client: client, at: sample.now)
    let text = OutgoingText(
      id: sample.message(1), refill: sample.refill.id, to: try #require(TextNumber("+15550100199")),
      body: body)
    var outcomes: [SendOutcome] = []
    for _ in answers { outcomes.append(await channel.send(text, at: sample.now)) }
    await client.shutdown()
    return (outcomes, server.notes)
  }

  @Test("Address, headers, body and key are as the file says, and what fills them stays where it is")
  func request() async throws {
    let sample = try Sample()
    let words = "He said \"now\" \\ \r\n}\u{1}"
    let (outcomes, requests) = try await send(words, through: ["200 OK"])
    #expect(outcomes == [.taken])
    let request = try #require(requests.first)
    #expect(request.hasPrefix("POST /to/%2B15550100199?key=s%26cret HTTP/1.1\n"))
    #expect(
      request.contains("\nX-Key: key s&cret\n") && request.contains("\nContent-Type: application/json\n"))
    #expect(request.contains("\nIdempotency-Key: \(sample.message(1))\n"))
    let body = request.components(separatedBy: "\n\n").dropFirst().joined(separator: "\n\n")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any], "\(body)")
    #expect(json["words"] as? String == words && json["flash"] as? Bool == false)
    #expect(json["to"] as? [String] == ["+15550100199"])
    #expect((json["report"] as? String)?.hasPrefix("https://clinic.example/x?message=ms_") == true)
  }

  @Test("A gateway that knows a message again is asked again; another one is not")
  func repeats() async throws {
    #expect(
      try await send("x", through: ["500 no"]).outcomes
        == [.failed("the text gateway answered 500", after: nil)])
    #expect(
      try await send("x", through: ["500 no"], idempotencyHeader: nil).outcomes
        == [.unknown("the text gateway answered 500")])
  }

  @Test("A secret that would begin another header is never sent")
  func injection() async throws {
    let server = try LoopbackServer.http(["200 OK"])
    let sample = try Sample()
    let gateway = TextGateway(
      name: "own", url: try template("http://127.0.0.1:\(server.port)/"),
      headers: [.init("X-Key", try template("{text}"))], body: .form([.init("to", try template("{to}"))]),
      callback: "")
    let client = try CurlClient()
    let text = OutgoingText(
      id: sample.message(1), refill: nil, to: try #require(TextNumber("+15550100199")), body: "a\r\nX-Evil: 1"
    )
    #expect(
      await TextChannel(gateway, client: client, at: sample.now).send(text, at: sample.now)
        == .refused("the text cannot be put on the wire"))
    #expect(server.notes.isEmpty)
    await client.shutdown()
  }

  @Test(
    "A JSON pointer finds what RFC 6901 says",
    arguments: [
      ("/a/0", "x"), ("/a/1/b~1c", "7"), ("/m~0n", "y"), ("/a/2", nil), ("/a/-1", nil), ("/nothing", nil),
      ("/empty", nil),
    ])
  func pointers(pointer: String, word: String?) throws {
    let json = Array(#"{"a":["x",{"b/c":7}],"m~n":"y","empty":""}"#.utf8)
    #expect(try #require(JSONPointer(pointer)).word(in: json) == word)
  }

  @Test("What is no pointer is none", arguments: ["", "a", "/a~2"])
  func noPointer(text: String) {
    #expect(JSONPointer(text) == nil)
  }
}
