package import Curl
import Foundation
import Refills
import Statecharts
package import Store
package import Tracking

/// Publishes the stream to a topic of AWS SNS (`Publish`, query protocol of 2010-03-31).
///
/// On a FIFO topic a refill is a message group and the event's id the deduplication id: what is sent again within five
/// minutes arrives once.
package struct SNSConsumer: StreamConsumer {
  private static let mostAnswerBytes = 64 << 10

  package let name: String
  package let places = 1
  private let topic: String
  private let isFIFO: Bool
  private let service: AWSService
  private let types: Set<EventType>
  private let events: EventCatalogue
  private let time: any TimeSource

  /// - Parameters:
  ///   - topic: the topic's ARN.
  ///   - endpoint: where the service is, such as `https://sns.us-east-1.amazonaws.com`.
  package init(
    name: String, topic: String, endpoint: WebhookURL, access: AWSAccess,
    types: Set<EventType> = Set(EventType.allCases), events: EventCatalogue, client: CurlClient,
    time: any TimeSource
  ) {
    self.name = name
    self.topic = topic
    self.types = types
    self.events = events
    self.time = time
    isFIFO = topic.hasSuffix(".fifo")
    service = AWSService(
      "sns", at: endpoint, access: access, maxBodyBytes: Self.mostAnswerBytes, client: client)
  }

  package func deliver(_ row: StreamRow) async -> StreamResult {
    guard let event = events.event(of: row), types.contains(event.type) else { return .taken }
    let headers = [CurlHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")]
    let outcome = await service.post(body(row, event), headers: headers)
    if case .success(let response) = outcome, response.status == 200 { return .taken }
    return AWSAnswer.failure(outcome, now: time.now().milliseconds)
  }

  private func body(_ row: StreamRow, _ event: CloudEvent) -> [UInt8] {
    var fields = [
      ("Action", "Publish"), ("Version", "2010-03-31"), ("TopicArn", topic),
      ("Message", String(decoding: event.structured(), as: UTF8.self)),
    ]
    for (index, attribute) in event.messageAttributes.enumerated() {
      let entry = "MessageAttributes.entry.\(index + 1)"
      fields += [
        (entry + ".Name", attribute.name), (entry + ".Value.DataType", "String"),
        (entry + ".Value.StringValue", attribute.value),
      ]
    }
    if isFIFO { fields += [("MessageGroupId", row.refill.text), ("MessageDeduplicationId", event.id)] }
    return Array(fields.map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&").utf8)
  }
}
