package import Curl
import Refills
package import Statecharts
import Synchronization
import Tracking

/// Sends texts through one gateway, no faster than it takes them.
package final class TextChannel: TextSending {
  /// Answers of gateways are a few hundred bytes.
  static let mostAnswerBytes = 64 << 10

  private let gateway: TextGateway
  private let client: any RequestSending
  private let options: CurlOptions
  private let bucket: Mutex<TokenBucket>

  package init(
    _ gateway: TextGateway, client: any RequestSending,
    options: CurlOptions = CurlOptions(maxBodyBytes: TextChannel.mostAnswerBytes), at now: Instant
  ) {
    self.gateway = gateway
    self.client = client
    self.options = options
    bucket = Mutex(TokenBucket(perMinute: gateway.perMinute, at: now))
  }

  package func send(_ text: OutgoingText, at now: Instant) async -> SendOutcome {
    let next = bucket.withLock { $0.take(at: now) ? nil : $0.nextAt(now) }
    if let next {
      return .notBefore(
        milliseconds: (next - now).milliseconds, reason: "the text gateway's budget is spent")
    }
    guard let request = gateway.request(text, options: options) else {
      return .failed("the text gateway's file wants what nobody gave: mend it", after: nil)
    }
    let isRepeatable = gateway.idempotencyHeader != nil
    do throws(CurlError) {
      return gateway.answers.outcome(
        of: try await client.perform(request), isRepeatable: isRepeatable, at: now)
    } catch {
      if error.code == .badRequest { return .refused("the text cannot be put on the wire") }
      let words = "the text gateway did not answer: \(error.code.name)"
      return error.mayHaveReachedServer && !isRepeatable ? .unknown(words) : .failed(words, after: nil)
    }
  }
}
