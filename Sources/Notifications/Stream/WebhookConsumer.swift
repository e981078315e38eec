package import Curl
import Refills
import Statecharts
package import Store
package import Tracking

/// Sends the stream to one receiver by signed POSTs (Standard Webhooks) of CloudEvents.
package struct WebhookConsumer: StreamConsumer {
  /// What a receiver that is too busy and does not say for how long is given.
  static let politeWait = Span.minutes(1)
  /// Answers are thrown away; more than this is not read.
  static let mostAnswerBytes = 64 << 10
  /// Most requests at once to one receiver.
  package static let mostPlaces = 64
  /// What a receiver gets at once unless it is said otherwise.
  package static let usualPlaces = 8

  package let name: String
  package let places: Int
  private let url: WebhookURL
  private let signer: StandardWebhooks
  private let mode: CloudEvent.Mode
  private let types: Set<EventType>
  private let events: EventCatalogue
  private let client: CurlClient
  private let options: CurlOptions
  private let time: any TimeSource

  /// - Parameters:
  ///   - places: requests at once, to `mostPlaces`. The client's own limits count too.
  ///   - types: those that the receiver wants; others pass it by.
  ///   - options: nil: as the URL was registered, its name may lead to the Internet only.
  package init(
    name: String, url: WebhookURL, signer: StandardWebhooks, mode: CloudEvent.Mode = .structured,
    places: Int = WebhookConsumer.usualPlaces, types: Set<EventType> = Set(EventType.allCases),
    events: EventCatalogue, client: CurlClient, time: any TimeSource,
    options: CurlOptions? = nil
  ) {
    self.name = name
    self.places = min(max(1, places), Self.mostPlaces)
    self.url = url
    self.signer = signer
    self.mode = mode
    self.types = types
    self.events = events
    self.client = client
    self.time = time
    var options =
      options ?? CurlOptions(maxBodyBytes: Self.mostAnswerBytes, publicAddressesOnly: !url.allowsPrivate)
    // What is thrown away need not come packed.
    options.acceptEncoding = false
    self.options = options
  }

  package func deliver(_ row: StreamRow) async -> StreamResult {
    let now = time.now()
    guard let request = request(for: row, at: now) else { return .taken }
    do throws(CurlError) {
      return result(of: .success(try await client.perform(request)), at: now)
    } catch {
      return result(of: .failure(error), at: now)
    }
  }

  /// Requests are made on the curl thread as places fall free, without a task for each.
  package func serve(_ line: StreamLine) async {
    let pump: Pump<WebhookSource>
    do throws(CurlError) {
      let time = time
      pump = try Pump(client, source: WebhookSource(self, line), maxInFlight: places) {
        time.now().milliseconds
      }
    } catch {
      // The client is shut down: so is the daemon.
      return
    }
    line.onRows { pump.wake() }
    for await endings in pump.batches { line.end(endings) }
    pump.stop()
  }

  /// Nil for an event of which the receiver does not want to hear.
  func request(for row: StreamRow, at now: Instant) -> CurlRequest? {
    guard let event = events.event(of: row), types.contains(event.type) else { return nil }
    let body = mode == .structured ? event.structured() : event.binary()
    return CurlRequest(
      .post, url.text, headers: event.headers(mode) + signer.headers(id: event.id, at: now, body: body),
      body: body, options: options)
  }

  func result(of outcome: Result<CurlResponse, CurlError>, at now: Instant) -> StreamResult {
    switch outcome {
    case .success(let response): result(of: response, at: now)
    case .failure(let error) where error.code == .refusedAddress:
      .failed("its name leads into a private network, which is not allowed", after: nil)
    case .failure(let error): .failed("no answer: \(error.code.name)", after: nil)
    }
  }

  private func result(of response: CurlResponse, at now: Instant) -> StreamResult {
    if (200..<300).contains(response.status) { return .taken }
    let asked = response.headers["Retry-After"].flatMap { RetryAfter.wait($0, now: now.milliseconds) }
    let words = "the receiver answered \(response.status)"
    switch response.status {
    case 410: return .gone("\(words): it wants no more")
    case 429: return .busy(milliseconds: asked ?? Self.politeWait.milliseconds, words)
    default: return .failed(words, after: asked)
    }
  }
}
