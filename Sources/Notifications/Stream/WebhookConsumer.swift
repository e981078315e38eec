package import Curl
import Refills
import Statecharts
package import Store
import Synchronization
package import Tracking

/// Sends the stream to one receiver by signed POSTs (Standard Webhooks) of CloudEvents.
package final class WebhookConsumer: StreamConsumer {
  /// What a receiver that is too busy and does not say for how long is given.
  static let politeWait = Span.minutes(1)
  /// Answers are thrown away; more than this is not read.
  static let mostAnswerBytes = 64 << 10

  package let name: String
  private let url: WebhookURL
  private let signer: StandardWebhooks
  private let mode: CloudEvent.Mode
  private let types: Set<EventType>
  private let events: EventCatalogue
  private let client: CurlClient
  private let options: CurlOptions
  private let time: any TimeSource
  private let disabled = Mutex(false)

  /// - Parameter types: those that the receiver wants; others pass it by.
  package init(
    name: String, url: WebhookURL, signer: StandardWebhooks, mode: CloudEvent.Mode = .structured,
    types: Set<EventType> = Set(EventType.allCases), events: EventCatalogue, client: CurlClient,
    options: CurlOptions = CurlOptions(maxBodyBytes: WebhookConsumer.mostAnswerBytes), time: any TimeSource
  ) {
    self.name = name
    self.url = url
    self.signer = signer
    self.mode = mode
    self.types = types
    self.events = events
    self.client = client
    self.options = options
    self.time = time
  }

  /// True once the receiver said 410 or turned out to be where it may not be. Lasts until the next start.
  package var isDisabled: Bool { disabled.withLock { $0 } }

  /// - Parameter id: of the event and of the webhook; the same in every attempt.
  package func deliver(_ row: JournalRow, id: String) async -> DeliveryResult {
    guard !isDisabled else { return .rejected("the receiver is disabled: register it again") }
    let now = time.now()
    do {
      guard let event = try events.event(of: row, id: id), types.contains(event.type) else {
        return .delivered
      }
      let body = mode == .structured ? try event.structured() : try event.binary()
      let headers = event.headers(mode) + signer.headers(id: event.id, at: now, body: body)
      let response = try await client.perform(
        CurlRequest(.post, url.text, headers: headers, body: body, options: options))
      guard url.allows(peer: response.peer) else {
        disabled.withLock { $0 = true }
        return .rejected("the name of the receiver leads into a private network: it is disabled")
      }
      return result(of: response, at: now)
    } catch let error as CurlError {
      return .failed("no answer: \(error.code.name)", after: nil)
    } catch let error as StoreError {
      return .failed("the store could not be read: \(error.code.name)", after: nil)
    } catch {
      return .rejected("the event cannot be written as JSON")
    }
  }

  private func result(of response: CurlResponse, at now: Instant) -> DeliveryResult {
    let asked = response.headers["Retry-After"].flatMap { RetryAfter.wait($0, now: now.milliseconds) }
    let words = "the receiver answered \(response.status)"
    switch response.status {
    case 200..<300: return .delivered
    case 410:
      disabled.withLock { $0 = true }
      return .rejected("\(words): it wants no more and is disabled")
    case 429:
      return .notBefore(milliseconds: asked ?? Self.politeWait.milliseconds, reason: words)
    default: return .failed(words, after: asked)
    }
  }
}
