import Curl
import Foundation
import Logging
import Pharmacies
import PharmacySimulator
import Refills
import Statecharts
import Store
import Testing
import Tracking

/// A simulated pharmacy and an endpoint that asks it.
struct Pharmacy {
  let simulator: PharmacySimulator
  let endpoint: Endpoint

  var name: EndpointName { endpoint.name }

  static let token = "canary-token"

  /// Runs a pharmacy for as long as the body does; when this returns nobody listens any more.
  static func open<Result>(
    _ name: String = "acme", connector: String = "json", yaml: String = "", speed: Double = 1,
    time: any TimeSource = RealTime(), plan: FillPlan = .still(.preparing),
    _ body: (Pharmacy) async throws -> Result
  ) async throws -> Result {
    let simulator = PharmacySimulator(
      .init(token: token, speed: speed, now: { time.now().milliseconds }, plan: { _, _ in plan }))
    let running = Task { try await simulator.run() }
    let result: Swift.Result<Result, any Error>
    do {
      let port = try #require(await simulator.port)
      let path = connector.hasPrefix("fhir") ? PharmacySimulator.fhirPath : ""
      result = .success(
        try await body(
          Pharmacy(
            simulator: simulator,
            endpoint: try endpoint(
              name, connector: connector, url: "http://127.0.0.1:\(port)\(path)", yaml: yaml))))
    } catch {
      result = .failure(error)
    }
    running.cancel()
    _ = await running.result
    return try result.get()
  }

  static func endpoint(
    _ name: String, connector: String = "json", url: String, yaml: String = "",
    folder: URL = FileManager.default.temporaryDirectory
  ) throws -> Endpoint {
    try Endpoint(
      yaml: """
        connector: \(connector)
        url: \(url)
        sign-in: {secret: {env: TOKEN}}
        interval: 100ms
        jitter: 0
        limits: {per-minute: 100000, timeout: 2s}
        \(yaml)
        """,
      name: try #require(EndpointName(name)), file: "\(name).yaml", folder: folder,
      environment: ["TOKEN": token])
  }

  /// Only by id: no search.
  static func byID() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "byid-\(UUID().uuidString).yaml")
    try """
    summary: By id only
    source: pharmacy
    sign-in: bearer
    ask: {item: {path: "/fills/{item}"}}
    item: {id: id, status: status, updated: updatedAt, ready-at: readyAt, handed-over-at: handedOverAt}
    statuses:
      received: pharmacy.received
      preparing: pharmacy.preparing
      ready: pharmacy.ready
      picked-up: pharmacy.pickedUp
    """.write(to: url, atomically: true, encoding: .utf8)
    return url
  }
}

/// Polls endpoints for as long as the body runs.
func polling<Result>(
  _ endpoints: [Endpoint], for clinic: Clinic, door: (any Doorway)? = nil, time: any TimeSource = RealTime(),
  _ body: (PollerService) async throws -> Result
) async throws -> Result {
  let client = try CurlClient()
  let poller = try PollerService(
    endpoints, client: client, doorway: door ?? clinic, views: clinic, time: time, seed: 7,
    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  ) { clinic.save($0) }
  clinic.follow { poller.follow($0) }
  let running = Task { try await poller.run() }
  do {
    let result = try await body(poller)
    running.cancel()
    _ = await running.result
    await client.shutdown()
    return result
  } catch {
    running.cancel()
    _ = await running.result
    await client.shutdown()
    throw error
  }
}

/// Waits until something is so; fails the test if it is not so in time.
func eventually(
  _ what: String, within seconds: Int = 20, sourceLocation: SourceLocation = #_sourceLocation,
  _ isSo: () throws -> Bool
) async throws {
  let end = ContinuousClock.now + .seconds(seconds)
  while ContinuousClock.now < end {
    if try isSo() { return }
    try await Task.sleep(for: .milliseconds(10))
  }
  Issue.record("Never: \(what)", sourceLocation: sourceLocation)
  throw CancellationError()
}
