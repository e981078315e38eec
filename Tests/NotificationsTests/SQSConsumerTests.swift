import Curl
import Notifications
import Refills
import Store
import Synchronization
import Testing
import Tracking

@Suite("A queue of AWS") struct SQSConsumerTests {
  /// What became of events 1 to 3, which came in one request that was answered so.
  private func results(_ status: String, _ body: String) async throws -> [StreamEnding] {
    let sample = try Sample()
    let server = try LoopbackServer { caller, _ in
      while caller.readRequest() != nil {
        caller.send("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
      }
    }
    let client = try CurlClient()
    let consumer = SQSConsumer(
      name: "warehouse",
      queue: try WebhookURL("http://127.0.0.1:\(server.port)/1/refills.fifo", allowPrivate: true),
      access: AWSAccess(region: "us-east-1", keyID: "AKIAEXAMPLE", secret: "zzyzx"),
      events: EventCatalogue(source: "refilld"), client: client, time: Shelf(sample))
    let bell = Bell()
    let line = StreamLine { _ in bell.ring() }
    line.hand(try (1...3).map { try sample.streamRow(from: .preparing, to: .ready, sequence: $0) })
    let serving = Task { await consumer.serve(line) }
    await bell.wait(until: nil, by: SystemTime())
    serving.cancel()
    await serving.value
    await client.shutdown()
    return line.takeEndings()
  }

  @Test("Of a batch that is taken in part only that part is taken")
  func partly() async throws {
    let answer = """
      {"Successful":[{"Id":"1","MessageId":"a"}],"Failed":[{"Id":"3","Code":"InternalError","SenderFault":false}]}
      """
    #expect(
      try await results("200 OK", answer) == [
        StreamEnding(1, .taken), StreamEnding(2, .failed("AWS said nothing of it", after: nil)),
        StreamEnding(3, .failed("AWS answered InternalError", after: nil)),
      ])
  }

  @Test(
    "What is refused as a whole is a failure, and too much is no try",
    arguments: [
      (
        "403 Forbidden", #"{"__type":"com.amazon.coral.service#AccessDenied","message":"x"}"#,
        StreamResult.failed("AWS answered 403 AccessDenied", after: nil)
      ),
      (
        "400 Bad Request", #"{"__type":"com.amazonaws.sqs#RequestThrottled"}"#,
        .busy(milliseconds: 2_000, "AWS answered 400 RequestThrottled")
      ),
      ("429 Too Many\r\nRetry-After: 7", "", .busy(milliseconds: 7_000, "AWS answered 429")),
      ("500 Oops", "<Code>evil\u{7}</Code>", .failed("AWS answered 500", after: nil)),
      ("200 OK", "<html>", .failed("the answer of AWS cannot be read", after: nil)),
    ])
  func refused(status: String, body: String, expected: StreamResult) async throws {
    #expect(try await results(status, body) == (1...3).map { StreamEnding($0, expected) })
  }
}
