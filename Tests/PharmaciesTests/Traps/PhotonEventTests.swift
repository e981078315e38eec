import Foundation
import Pharmacies
import Refills
import Statecharts
import Synchronization
import Testing
import Tracking

/// The vendor's own samples give one id and one time to events of three types.
@Suite("Three different events with one id and one time")
struct PhotonEventTests {
  static let connector = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Pharmacies/Connectors/photon.yaml")

  /// What happened to one order: it left, it went to another pharmacy, something is wrong with it.
  static let events = [
    ("fulfillment", #","fulfillment":{"type":"MAIL_ORDER","state":"SHIPPED","trackingNumber":"1Z"}"#),
    ("rerouted", #","pharmacy":{"id":"phr_2"}"#), ("error", #","reason":"Canary reason""#),
  ].map { type, rest in
    Array(
      #"""
      {"id":"evt_1","type":"photon:order:\#(type)","time":"2026-03-01T09:00:00.000Z","subject":"ord_1",
       "data":{"id":"ord_1","externalId":"R-1"\#(rest)}}
      """#.utf8)
  }

  private let hints = PushTests.Hints()
  private let name: EndpointName

  init() throws {
    name = try Read.endpoint()
  }

  private func verifier(_ connector: String, for clinic: Clinic) throws -> PushVerifier {
    let endpoint = try Endpoint(
      yaml: """
        connector: \(connector)
        url: https://p.example
        sign-in: {client: ours, secret: {env: A}}
        push: {secret: {env: A}}
        """, name: name, file: "a.yaml", folder: URL(filePath: "/"), environment: ["A": "first"])
    return PushVerifier(
      [endpoint], time: FixedTime(), intake: PushIntake(doorway: clinic, views: clinic)
    ) { [hints] _, item in hints.all.withLock { $0.append(item) } }
  }

  private func push(_ body: [UInt8], to verifier: PushVerifier) async -> InboundVerdict {
    await verifier.verify(
      name,
      headers: [
        "x-photon-signature": PushCheckTests.hex(body, "first"),
        "x-photon-timestamp": String(FixedTime().moment.milliseconds),
      ], body: body)
  }

  @Test("Each brings the next question about its order forward, and moves nothing itself")
  func hintsAll() async throws {
    let clinic = try Clinic(time: FixedTime())
    let refill = try clinic.imported("R-1", at: name, item: "ord_1", way: .mail)
    let verifier = try verifier("photon", for: clinic)
    for event in Self.events { #expect(await push(event, to: verifier) == .accepted) }
    // None is taken for a repeat of the one before: the id of the event is looked at nowhere.
    #expect(hints.all.withLock { $0 } == ["ord_1", "ord_1", "ord_1"])
    #expect(clinic.now(refill)?.progress == .sent && clinic.submitted.isEmpty)
  }

  @Test(
    "Where pushes are a source all three come through the door once, in whatever order, and support looks")
  func sourceOfAll() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "events-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    let text = try String(contentsOf: Self.connector, encoding: .utf8)
    try text.replacing("  item: subject\n", with: "  item: subject\n  source: true\n")
      .write(to: file, atomically: true, encoding: .utf8)
    for events in [Self.events, Self.events.reversed()] {
      let clinic = try Clinic(time: FixedTime())
      let refill = try clinic.imported("R-1", at: name, item: "ord_1", way: .mail)
      let verifier = try verifier(file.path, for: clinic)
      // The sender repeats each of them.
      for event in events + events { #expect(await push(event, to: verifier) == .accepted) }
      #expect(
        Set(clinic.kinds(of: refill)) == [.carrierInTransit, .pharmacyRerouted, .pharmacyHoldNoReason])
      #expect(clinic.submitted.count == 3)
      let record = try #require(try clinic.refill(refill)?.record)
      #expect(record.tasks.contains { $0.owner == .support })
    }
  }
}
