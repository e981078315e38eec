import Foundation
import Pharmacies
import Refills
import Statecharts
import Store
import Synchronization
import Testing
import Tracking

@Suite("Signed pushes as a source of news")
struct PushSourceTests {
  private let clinic: Clinic
  private let hints = PushTests.Hints()
  private let verifier: PushVerifier
  private let name: EndpointName

  init() throws {
    clinic = try Clinic(time: FixedTime())
    name = try Read.endpoint()
    let file = FileManager.default.temporaryDirectory.appending(path: "source-\(UUID().uuidString).yaml")
    try """
    summary: It pushes what happened
    source: pharmacy
    ask: {item: {path: "/fills/{item}"}}
    item: {id: [id, data.id], reference: data.reference, status: [state, type], updated: [updatedAt, time]}
    statuses: {order.preparing: pharmacy.preparing, order.ready: pharmacy.ready, order.noted: nothing}
    push: {check: photon, item: data.id, source: true}
    """.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let endpoint = try Endpoint(
      yaml: "connector: \(file.path)\nurl: https://p.example\npush: {secret: {env: A}}", name: name,
      file: "a.yaml", folder: file, environment: ["A": "first"])
    let hints = hints
    verifier = PushVerifier(
      [endpoint], time: FixedTime(), intake: PushIntake(doorway: clinic, views: clinic)
    ) { _, item in hints.all.withLock { $0.append(item) } }
  }

  /// - Parameter minutes: ago, when it happened.
  private func push(_ type: String, minutes: Int64? = 5, item: String = "F-1", reference: String = "") async
    -> InboundVerdict
  {
    let time = minutes.map { #","time":"\#((FixedTime().moment - .minutes($0)).rfc3339)""# } ?? ""
    // One id on different events, as a system really does.
    let body = Array(
      #"{"id":null,"type":"\#(type)"\#(time),"data":{"id":"\#(item)","reference":"\#(reference)"}}"#.utf8)
    return await verifier.verify(
      name,
      headers: [
        "x-photon-signature": PushCheckTests.hex(body, "first"),
        "x-photon-timestamp": String(FixedTime().moment.milliseconds),
      ], body: body)
  }

  @Test("What a signed push says moves the refill at once, as an event, and brings the next question forward")
  func moves() async throws {
    let refill = try clinic.imported("R-1", at: name, item: "F-1")
    #expect(await push("order.preparing") == .accepted)
    #expect(clinic.now(refill)?.progress == .preparing)
    let said = try #require(clinic.submitted.first)
    #expect(said.event.report?.manner == .event && said.sender == Sender(.pharmacy, name: "acme"))
    let heard = try #require(clinic.heard.first)
    #expect(clinic.heard.count == 1 && heard.origin == .pushed && heard.status == "order.preparing")
    #expect(heard.refill == refill && heard.text.contains(#""type":"order.preparing""#))
    #expect(hints.all.withLock { $0 } == ["F-1"])
  }

  @Test("Repeats do nothing, and what was overtaken moves nothing back")
  func repeats() async throws {
    let refill = try clinic.imported("R-1", at: name, item: "F-1")
    for _ in 0..<3 { _ = await push("order.preparing", minutes: 5) }
    _ = await push("order.ready", minutes: 4)
    _ = await push("order.preparing", minutes: 5)
    #expect(clinic.now(refill)?.progress == .ready)
    #expect(clinic.kinds(of: refill) == [.pharmacyPreparing, .pharmacyReady])
    // Not the same content, and older.
    _ = await push("order.preparing", minutes: 6)
    #expect(clinic.now(refill)?.progress == .ready)
  }

  @Test("A push without a time of the system's own, of no news, or about nobody is a hint")
  func hintsOnly() async throws {
    let refill = try clinic.imported("R-1", at: name, item: "F-1")
    #expect(await push("order.ready", minutes: nil) == .accepted)
    #expect(await push("order.noted") == .accepted)
    #expect(await push("order.ready", item: "F-9") == .accepted)
    #expect(clinic.now(refill)?.progress == .sent && clinic.submitted.isEmpty)
    #expect(hints.all.withLock { $0 } == ["F-1", "F-1", "F-9"])
  }

  @Test("An order whose id nobody told us is found by our reference, and learns its id")
  func learned() async throws {
    let refill = try clinic.imported("R-9", at: name, item: nil)
    _ = await push("order.ready", item: "F-9", reference: "R-9")
    #expect(clinic.now(refill)?.progress == .ready)
    #expect(clinic.kinds(of: refill) == [.orderAccepted, .pharmacyReady])
  }

  @Test("A status that no mapping names goes to support")
  func unmapped() async throws {
    let refill = try clinic.imported("R-1", at: name, item: "F-1")
    _ = await push("order.exploded")
    #expect(clinic.kinds(of: refill) == [.pharmacyUnmapped])
  }

  @Test("A push that cannot be written is sent again by its sender, and counts then")
  func doorClosed() async throws {
    let refill = try clinic.imported("R-1", at: name, item: "F-1")
    clinic.turnAway(1)
    #expect(await push("order.ready") == .unavailable)
    #expect(clinic.now(refill)?.progress == .sent)
    _ = await push("order.ready")
    #expect(clinic.now(refill)?.progress == .ready)
  }
}
