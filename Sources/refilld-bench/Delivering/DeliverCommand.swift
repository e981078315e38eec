import ArgumentParser
import Curl
import Foundation
import Logging
import Notifications
import Refills
import SeededRandom
import Statecharts
import Store
import Tracking

/// `refilld-bench deliver`
struct DeliverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver",
    abstract: "What one signed webhook costs, from the journal to the saved cursor.",
    discussion: """
      Refills are made until the journal has so many events; then a consumer that never had one follows the stream, as \
      in the daemon. Measured is from its start until the last cursor is on the disk. CPU is all of this process. Each \
      event is delivered once where nothing fails, so that a duplicate or a lost one is a fault.
      """)

  @Option(help: "Events that are delivered.")
  var events = 100_000

  @Option(help: "Address that takes them, such as http://127.0.0.1:8080/; without it, a server of its own.")
  var endpoint: String?

  @Option(help: "Requests at once.")
  var concurrency = WebhookConsumer.mostPlaces

  func validate() throws {
    guard (1...1_000_000).contains(events) else { throw ValidationError("Write 1 to 1000000 events.") }
    guard (1...WebhookConsumer.mostPlaces).contains(concurrency) else {
      throw ValidationError("Write 1 to \(WebhookConsumer.mostPlaces) requests at once.")
    }
  }

  func run() async throws {
    if let endpoint { return try await measure(endpoint, seen: nil) }
    try await OwnServer.running(["receive"]) { origin in
      try await measure(origin + "/", seen: origin + ReceiveCommand.count)
    }
  }

  private func measure(_ url: String, seen: String?) async throws {
    let clinic = try BenchClinic()
    guard let pharmacy = EndpointName("bench") else { throw BenchError.name }
    try await clinic.seed(events, at: pharmacy)
    let client = try CurlClient(
      CurlConfiguration(
        maxPerOrigin: concurrency, maxRunning: concurrency, maxIdleConnections: concurrency))
    let consumer = CountingConsumer(try webhook(url, client), wanted: events)
    let (wall, cpu) = (ContinuousClock.now, Usage.cpu)
    let saved = try await follow(consumer, clinic)
    let spent = (wall: Figure.seconds(.now - wall), cpu: Usage.cpu - cpu)
    var counts = consumer.counts
    if let seen { counts = try await ReceiveCommand.counts(at: seen, client) }
    await client.shutdown()
    await clinic.close()
    print(
      """
      {"bench":"deliver","events":\(events),"concurrency":\(concurrency),\
      "wall_s":\(Figure.hundredths(spent.wall)),\
      "cpu_us_per_delivery":\(Figure.hundredths(spent.cpu * 1e6 / Double(events))),\
      "duplicates":\(counts.requests - counts.distinct),"lost":\(events - counts.distinct),\
      "cursor":\(saved),"peak_rss_mb":\(Figure.hundredths(Usage.peakMegabytes))}
      """)
  }

  private func webhook(_ url: String, _ client: CurlClient) throws -> WebhookConsumer {
    guard let secret = WebhookSecret("whsec_" + Data(repeating: 7, count: 32).base64EncodedString()),
      let signer = StandardWebhooks([secret])
    else { throw BenchError.name }
    return WebhookConsumer(
      name: "bench", url: try WebhookURL(url, allowPrivate: true), signer: signer, places: concurrency,
      events: EventCatalogue(source: "https://bench.example"), client: client, time: SystemTime())
  }

  /// - Returns: the cursor on the disk.
  private func follow(_ consumer: CountingConsumer, _ clinic: BenchClinic) async throws -> Int64 {
    let service = StreamService(
      consumer: consumer, desk: StreamDesk(), door: clinic.door, views: clinic.database.views,
      time: clinic.time, randomness: SplitMix64(seed: 1),
      logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    let running = Task { try await service.run() }
    await consumer.allTaken()
    // Its end saves how far it got.
    running.cancel()
    try await running.value
    return try await clinic.door.withStore { store throws(StoreError) in try store.cursor(of: "bench") }
  }
}
