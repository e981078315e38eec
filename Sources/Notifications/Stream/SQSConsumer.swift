package import Curl
import Foundation
import Refills
import Statecharts
package import Store
package import Tracking

/// Puts the stream on a queue of AWS SQS, ten events a request (`SendMessageBatch`, JSON protocol 1.0).
///
/// On a FIFO queue a refill is a message group and the event's id the deduplication id: what is sent again within five
/// minutes arrives once.
package struct SQSConsumer: StreamConsumer {
  /// Most that SQS takes in a request.
  static let batch = 10
  private static let mostAnswerBytes = 256 << 10

  package let name: String
  package let places = SQSConsumer.batch
  private let queue: WebhookURL
  private let isFIFO: Bool
  private let service: AWSService
  private let types: Set<EventType>
  private let events: EventCatalogue
  private let time: any TimeSource

  /// - Parameter queue: the queue's URL, such as `https://sqs.us-east-1.amazonaws.com/123456789012/refills.fifo`.
  package init(
    name: String, queue: WebhookURL, access: AWSAccess, types: Set<EventType> = Set(EventType.allCases),
    events: EventCatalogue, client: CurlClient, time: any TimeSource
  ) {
    self.name = name
    self.queue = queue
    self.types = types
    self.events = events
    self.time = time
    isFIFO = queue.text.hasSuffix(".fifo")
    service = AWSService("sqs", at: queue, access: access, maxBodyBytes: Self.mostAnswerBytes, client: client)
  }

  package func deliver(_ row: StreamRow) async -> StreamResult {
    await send([row]).first?.result ?? .failed("AWS said nothing of it", after: nil)
  }

  package func serve(_ line: StreamLine) async {
    while case let rows = await line.next(atMost: Self.batch), !rows.isEmpty {
      line.end(await send(rows))
    }
  }

  private struct Request: Encodable {
    let queue: String
    let entries: [Entry]

    private enum CodingKeys: String, CodingKey {
      case queue = "QueueUrl"
      case entries = "Entries"
    }
  }

  private struct Entry: Encodable {
    let id: String
    let body: String
    let attributes: [String: Attribute]
    let group: String?
    let deduplication: String?

    private enum CodingKeys: String, CodingKey {
      case id = "Id"
      case body = "MessageBody"
      case attributes = "MessageAttributes"
      case group = "MessageGroupId"
      case deduplication = "MessageDeduplicationId"
    }
  }

  private struct Attribute: Encodable {
    let kind = "String"
    let value: String

    private enum CodingKeys: String, CodingKey {
      case kind = "DataType"
      case value = "StringValue"
    }
  }

  private struct Answer: Decodable {
    struct Part: Decodable {
      let id: String
      let code: String?

      private enum CodingKeys: String, CodingKey {
        case id = "Id"
        case code = "Code"
      }
    }

    let taken: [Part]?
    let refused: [Part]?

    private enum CodingKeys: String, CodingKey {
      case taken = "Successful"
      case refused = "Failed"
    }
  }

  private func send(_ rows: [StreamRow]) async -> [StreamEnding] {
    let wanted = rows.compactMap { row in
      events.event(of: row).flatMap { types.contains($0.type) ? (row, $0) : nil }
    }
    let passed = Set(rows.map(\.sequence)).subtracting(wanted.map(\.0.sequence))
    let endings = passed.sorted().map { StreamEnding($0, .taken) }
    guard !wanted.isEmpty else { return endings }
    let outcome: Result<CurlResponse, CurlError>
    do {
      let body = try JSONEncoder().encode(
        Request(queue: queue.text, entries: wanted.map { entry($0.0, $0.1) }))
      outcome = await perform(Array(body))
    } catch {
      return endings + wanted.map { StreamEnding($0.0.sequence, .unsendable("it cannot be written as JSON")) }
    }
    return endings + results(outcome, of: wanted.map(\.0))
  }

  private func perform(_ body: [UInt8]) async -> Result<CurlResponse, CurlError> {
    let headers = [
      CurlHeader("Content-Type", "application/x-amz-json-1.0"),
      CurlHeader("X-Amz-Target", "AmazonSQS.SendMessageBatch"),
    ]
    return await service.post(body, headers: headers)
  }

  private func entry(_ row: StreamRow, _ event: CloudEvent) -> Entry {
    Entry(
      id: String(row.sequence), body: String(decoding: event.structured(), as: UTF8.self),
      attributes: Dictionary(
        uniqueKeysWithValues: event.messageAttributes.map {
          ($0.name, Attribute(value: $0.value))
        }), group: isFIFO ? row.refill.text : nil, deduplication: isFIFO ? event.id : nil)
  }

  /// Of each what the answer says of it; what it says nothing of was not taken.
  private func results(_ outcome: Result<CurlResponse, CurlError>, of rows: [StreamRow]) -> [StreamEnding] {
    let now = time.now().milliseconds
    guard case .success(let response) = outcome, response.status == 200 else {
      let failure = AWSAnswer.failure(outcome, now: now)
      return rows.map { StreamEnding($0.sequence, failure) }
    }
    var said: [String: StreamResult] = [:]
    do {
      let answer = try JSONDecoder().decode(Answer.self, from: Data(response.body))
      for taken in answer.taken ?? [] { said[taken.id] = .taken }
      for refused in answer.refused ?? [] { said[refused.id] = Self.result(refused.code) }
    } catch {
      let strange = StreamResult.failed("the answer of AWS cannot be read", after: nil)
      return rows.map { StreamEnding($0.sequence, strange) }
    }
    return rows.map {
      StreamEnding($0.sequence, said[String($0.sequence)] ?? .failed("AWS said nothing of it", after: nil))
    }
  }

  private static func result(_ code: String?) -> StreamResult {
    guard let code, code.utf8.allSatisfy(AWSAnswer.isNameByte) else {
      return .failed("AWS did not take it", after: nil)
    }
    return AWSAnswer.isBusy(code)
      ? .busy(milliseconds: AWSAnswer.politeWait, "AWS answered \(code)")
      : .failed("AWS answered \(code)", after: nil)
  }
}
