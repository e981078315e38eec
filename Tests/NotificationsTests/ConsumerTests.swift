import Curl
import Foundation
import Notifications
import Refills
import Statecharts
import Store
import Synchronization
import Testing
import Tracking

@Suite struct ConsumerTests {
  private func signer() throws -> StandardWebhooks {
    let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    return try #require(StandardWebhooks([secret]))
  }

  /// A consumer of the loopback server, whose client is shut down after the test.
  private func withConsumer(
    _ sample: Sample, port: UInt16, mode: CloudEvent.Mode = .structured,
    types: Set<EventType> = Set(EventType.allCases), host: String = "127.0.0.1", isPublic: Bool = false,
    _ body: (WebhookConsumer, Shelf) async throws -> Void
  ) async throws {
    let shelf = Shelf(sample)
    let client = try CurlClient()
    let consumer = WebhookConsumer(
      name: "erp", url: try WebhookURL("http://\(host):\(port)/hook", allowPrivate: true),
      signer: try signer(), mode: mode, types: types,
      events: EventCatalogue(source: "https://clinic.example/ref illd"), client: client, time: shelf,
      options: isPublic ? CurlOptions(publicAddressesOnly: true) : nil)
    do { try await body(consumer, shelf) } catch {
      await client.shutdown()
      throw error
    }
    await client.shutdown()
  }

  private func header(_ name: String, of request: String) -> String? {
    request.split(separator: "\n").first { $0.lowercased().hasPrefix(name + ":") }
      .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
  }

  @Test("A receiver gets a signed CloudEvent; a retry has the same id and a new time")
  func retries() async throws {
    let sample = try Sample()
    let server = try LoopbackServer.http(["503 Busy\r\nRetry-After: 7", "204 Taken"])
    let row = try sample.streamRow(from: .preparing, to: .ready)
    try await withConsumer(sample, port: server.port) { consumer, shelf in
      #expect(await consumer.deliver(row) == .failed("the receiver answered 503", after: 7_000))
      shelf.change { $0.now = $0.now + .minutes(1) }
      #expect(await consumer.deliver(row) == .taken)
    }
    #expect(
      server.notes.map { header("webhook-id", of: $0) } == Array(repeating: "\(sample.refill.id)-7", count: 2)
    )
    let first = try #require(server.notes.first)
    #expect(first.hasPrefix("POST /hook HTTP/1.1"))
    #expect(header("content-type", of: first) == "application/cloudevents+json")
    let times = server.notes.map { header("webhook-timestamp", of: $0) }
    #expect(times == ["1772463600", "1772463660"])
    let body = try #require(first.components(separatedBy: "\n\n").last)
    let expected = try signer().headers(id: "\(sample.refill.id)-7", at: sample.now, body: Array(body.utf8))
    #expect(header("webhook-signature", of: first) == expected.last?.value)
  }

  @Test("In binary mode the attributes are headers, percent-encoded, and the body is the data")
  func binary() async throws {
    let sample = try Sample()
    let server = try LoopbackServer.http(["200 OK"])
    try await withConsumer(sample, port: server.port, mode: .binary) { consumer, _ in
      let row = try sample.streamRow(from: .preparing, to: .ready)
      #expect(await consumer.deliver(row) == .taken)
    }
    let request = try #require(server.notes.first)
    #expect(header("ce-specversion", of: request) == "1.0")
    #expect(header("ce-id", of: request) == "\(sample.refill.id)-7")
    #expect(header("ce-type", of: request) == "org.refilld.refill.progress")
    #expect(header("ce-source", of: request) == "https://clinic.example/ref%20illd")
    #expect(header("content-type", of: request) == "application/json")
    let data = try JSONDecoder().decode(
      RefillChange.self, from: Data(try #require(request.components(separatedBy: "\n\n").last).utf8))
    #expect(data.to.progress == .ready && data.sequence == 7)
  }

  @Test("A receiver that says 410 wants no more")
  func gone() async throws {
    let sample = try Sample()
    let server = try LoopbackServer.http(["410 Gone"])
    try await withConsumer(sample, port: server.port) { consumer, _ in
      let result = await consumer.deliver(try sample.streamRow(from: .preparing, to: .ready))
      #expect(result == .gone("the receiver answered 410: it wants no more"))
    }
  }

  @Test("A public name that leads into a private network gets nothing, not even a connection")
  func rebinding() async throws {
    let sample = try Sample()
    let server = try LoopbackServer.http(["200 OK"])
    // Nobody can register this name; what it leads to is decided when it is looked up.
    try await withConsumer(sample, port: server.port, host: "localhost", isPublic: true) { consumer, _ in
      let result = await consumer.deliver(try sample.streamRow(from: .preparing, to: .ready))
      #expect(result == .failed("its name leads into a private network, which is not allowed", after: nil))
    }
    #expect(server.notes.isEmpty)
  }

  @Test("What is on the line goes out signed, as many at once as there are places")
  func line() async throws {
    let sample = try Sample()
    let server = try LoopbackServer.http(["200 OK"])
    let ended = Mutex<[StreamEnding]>([])
    try await withConsumer(sample, port: server.port) { consumer, _ in
      let rows = try (1...20).map { try sample.streamRow(from: .preparing, to: .ready, sequence: $0) }
      let bell = Bell()
      let line = StreamLine { _ in bell.ring() }
      let serving = Task { await consumer.serve(line) }
      line.hand(rows)
      while ended.withLock({ $0.count }) < rows.count {
        ended.withLock { $0 += line.takeEndings() }
        await bell.wait(until: nil, by: SystemTime())
        ended.withLock { $0 += line.takeEndings() }
      }
      serving.cancel()
      await serving.value
      #expect(ended.withLock { Set($0) } == Set(rows.map { StreamEnding($0.sequence, .taken) }))
    }
    #expect(Set(server.notes.compactMap { header("webhook-id", of: $0) }).count == 20)
  }

  @Test(
    "Other answers are failures, and a redirect is not followed",
    arguments: [
      ("302 Found\r\nLocation: /other", StreamResult.failed("the receiver answered 302", after: nil)),
      ("500 Oops", .failed("the receiver answered 500", after: nil)),
      ("400 No", .failed("the receiver answered 400", after: nil)),
      (
        "503 Busy\r\nRetry-After: Mon, 02 Mar 2026 15:01:00 GMT",
        .failed("the receiver answered 503", after: 60_000)
      ),
      ("503 Busy\r\nRetry-After: 999999999", .failed("the receiver answered 503", after: 86_400_000)),
      ("503 Busy\r\nRetry-After: soon", .failed("the receiver answered 503", after: nil)),
      (
        "429 Slow\r\nRetry-After: 3",
        .busy(milliseconds: 3_000, "the receiver answered 429")
      ),
      ("429 Slow", .busy(milliseconds: 60_000, "the receiver answered 429")),
    ])
  func failures(answer: String, expected: StreamResult) async throws {
    let sample = try Sample()
    let server = try LoopbackServer.http([answer])
    try await withConsumer(sample, port: server.port) { consumer, _ in
      let row = try sample.streamRow(from: .preparing, to: .ready)
      #expect(await consumer.deliver(row) == expected)
    }
    #expect(server.notes.count == 1)
  }

  @Test("Nobody there is a failure, and a type that nobody asked for is not sent")
  func absent() async throws {
    let sample = try Sample()
    let dead = try LoopbackServer.http(["200 OK"]).port
    try await withConsumer(sample, port: dead, types: [.progress]) { consumer, _ in
      let unwanted = try sample.streamRow(from: .ready, to: .ready, tracking: ("fresh", "stale"))
      #expect(await consumer.deliver(unwanted) == .taken)
      let result = await consumer.deliver(try sample.streamRow(from: .preparing, to: .ready))
      #expect(result == .failed("no answer: couldNotConnect", after: nil))
    }
  }

  @Test("The stream on standard output is one JSON object a line; a closed pipe is a failure")
  func lines() async throws {
    let sample = try Sample()
    let lines = Mutex<[String]>([])
    let catalogue = EventCatalogue(source: "refilld")
    let consumer = StdoutConsumer(name: "stdout", events: catalogue) { line in
      lines.withLock { $0.append(line) }
    }
    let (moved, same) = (
      try sample.streamRow(from: .preparing, to: .ready), try sample.streamRow(from: .ready, to: .ready)
    )
    #expect(await consumer.deliver(moved) == .taken)
    #expect(await consumer.deliver(same) == .taken)
    let written = lines.withLock { $0 }
    #expect(
      written.count == 1 && written[0].contains("\"specversion\":\"1.0\"") && !written[0].contains("\n"))
    let closed = StdoutConsumer(name: "stdout", events: catalogue) { _ in throw POSIXError(.EPIPE) }
    let failed = await closed.deliver(try sample.streamRow(from: .preparing, to: .ready))
    #expect(failed == .failed("the line could not be written", after: nil))
  }
}
