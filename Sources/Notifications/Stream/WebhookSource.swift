import Curl
import Statecharts
import Store
import Tracking

/// What a webhook's pump asks for: the next row of its line, signed at the moment when it leaves.
final class WebhookSource: PumpSource {
  private let consumer: WebhookConsumer
  private let line: StreamLine

  init(_ consumer: WebhookConsumer, _ line: StreamLine) {
    self.consumer = consumer
    self.line = line
  }

  func next(now: Int64) -> PumpStep {
    while let row = line.take() {
      guard let request = consumer.request(for: row, at: Instant(milliseconds: now)) else {
        line.end([StreamEnding(row.sequence, .taken)])
        continue
      }
      return .ask(request, tag: UInt64(bitPattern: row.sequence))
    }
    return .wait(until: nil)
  }

  func finished(_ tag: UInt64, _ outcome: Result<CurlResponse, CurlError>, now: Int64) -> StreamEnding? {
    StreamEnding(
      Int64(bitPattern: tag), consumer.result(of: outcome, at: Instant(milliseconds: now)))
  }
}
