import Curl
import Foundation
import Pharmacies
import PharmacySimulator
import Refills
import Statecharts
import Store
import Testing
import Tracking

@Suite("Orders out", .serialized)
struct OrderTests {
  /// Sends one errand for a refill.
  private func send(
    _ errand: PharmacyErrand, of refill: RefillID, at endpoint: Endpoint, for clinic: Clinic
  ) async throws -> DeliveryResult {
    let client = try CurlClient()
    let destination = ErrandDestination(
      [endpoint], client: client, doorway: clinic, directory: clinic, views: clinic, time: RealTime())
    var random = SystemRandomNumberGenerator()
    let now = RealTime().now()
    let row = DispatchRow(
      id: MessageID(at: now, using: &random), refill: refill, sequence: 1,
      content: .dispatch(.pharmacy(errand, endpoint: endpoint.name)), state: .claimed, attempt: 1,
      createdAt: now,
      dueAt: now, lastError: nil)
    let result = await destination.deliver(row)
    await client.shutdown()
    return result
  }

  private func events(_ clinic: Clinic) -> [RefillChart.Event] { clinic.submitted.map(\.event) }

  @Test("An order is posted once and its id comes back")
  func accepted() async throws {
    try await Pharmacy.open { pharmacy in
      let clinic = try Clinic()
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: nil)
      #expect(try await send(.order, of: refill, at: pharmacy.endpoint, for: clinic) == .delivered)
      #expect(pharmacy.simulator.posts(of: "R-1") == 1)
      #expect(events(clinic) == [.orderAccepted(OrderReceipt(item: "F-1", endpoint: pharmacy.name))])
      #expect(clinic.submitted.first?.sender == .system)
    }
  }

  @Test(
    "Where the answer to an order is lost its outcome is unknown, and nobody posts again",
    arguments: [
      Fault.closed(carriedOut: true), .latency(milliseconds: 5_000), .webPage, .brokenJSON, .notModified,
    ])
  func unknown(fault: Fault) async throws {
    try await Pharmacy.open { pharmacy in
      let clinic = try Clinic()
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: nil)
      pharmacy.simulator.inject(fault, for: .orders)
      let result = try await send(.order, of: refill, at: pharmacy.endpoint, for: clinic)
      if fault == .notModified {
        // A clear answer that is no acceptance.
        #expect(clinic.submitted.map(\.event.kind) == [.orderRefused])
        return
      }
      guard case .unknown = result else {
        Issue.record("\(result)")
        return
      }
      #expect(clinic.submitted.map(\.event.kind) == [.orderUnknown])
      #expect(pharmacy.simulator.posts(of: "R-1") == 1)
      // The read-back finds it.
      #expect(try await send(.readBack, of: refill, at: pharmacy.endpoint, for: clinic) == .delivered)
      #expect(events(clinic).last == .orderAccepted(OrderReceipt(item: "F-1", endpoint: pharmacy.name)))
      #expect(pharmacy.simulator.posts(of: "R-1") == 1)
    }
  }

  @Test("Where the order never arrived the read-back says so")
  func notFound() async throws {
    try await Pharmacy.open { pharmacy in
      let clinic = try Clinic()
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: nil)
      pharmacy.simulator.inject(.closed(carriedOut: false), for: .orders)
      _ = try await send(.order, of: refill, at: pharmacy.endpoint, for: clinic)
      #expect(try await send(.readBack, of: refill, at: pharmacy.endpoint, for: clinic) == .delivered)
      #expect(clinic.submitted.map(\.event.kind) == [.orderUnknown, .orderNotFound])
      #expect(pharmacy.simulator.posts(of: "R-1") == 0)
    }
  }

  @Test("A refusal is a refusal, a server that fails is unknown, one that is busy is asked later")
  func statuses() async throws {
    try await Pharmacy.open { pharmacy in
      let clinic = try Clinic()
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: nil)
      pharmacy.simulator.inject(.status(422), for: .orders, times: 1)
      #expect(
        try await send(.order, of: refill, at: pharmacy.endpoint, for: clinic) == .rejected("HTTP 422."))
      pharmacy.simulator.inject(.status(500), for: .orders, times: 1)
      #expect(
        try await send(.order, of: refill, at: pharmacy.endpoint, for: clinic)
          == .unknown("HTTP 500 to the order."))
      #expect(clinic.submitted.map(\.event.kind) == [.orderRefused, .orderUnknown])
      pharmacy.simulator.inject(.tooMany(retryAfter: "30"), for: .orders, times: 1)
      guard
        case .notBefore(let wait, _) = try await send(.order, of: refill, at: pharmacy.endpoint, for: clinic)
      else {
        Issue.record("It must wait.")
        return
      }
      // A span from now, not a moment: as a moment it would wait for half a century.
      #expect((1...30_000).contains(wait))
      #expect(clinic.submitted.count == 2)
    }
  }

  @Test("A pharmacy that cannot be reached has certainly not got the order")
  func unreachable() async throws {
    let endpoint = try await Pharmacy.open { $0.endpoint }
    let clinic = try Clinic()
    let refill = try clinic.imported("R-1", at: endpoint.name, item: nil)
    guard case .failed(_, nil) = try await send(.order, of: refill, at: endpoint, for: clinic) else {
      Issue.record("It must be tried again.")
      return
    }
    #expect(clinic.submitted.isEmpty)
  }

  @Test("An order whose result cannot be written is one that nobody knows")
  func doorShut() async throws {
    try await Pharmacy.open { pharmacy in
      let clinic = try Clinic()
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: nil)
      clinic.turnAway(100)
      guard case .unknown = try await send(.order, of: refill, at: pharmacy.endpoint, for: clinic) else {
        Issue.record("It must be unknown.")
        return
      }
      #expect(pharmacy.simulator.posts(of: "R-1") == 1)
    }
  }

  @Test("A connector without orders, read-back or cancelling says so")
  func cannot() async throws {
    try await Pharmacy.open(connector: "fhir-medicationdispense") { pharmacy in
      let clinic = try Clinic()
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: "F-1")
      for errand in [PharmacyErrand.readBack, .cancel] {
        guard
          case .rejected(let text) = try await send(errand, of: refill, at: pharmacy.endpoint, for: clinic)
        else {
          Issue.record("It must be rejected.")
          continue
        }
        #expect(text.contains("fhir-medicationdispense.yaml"))
      }
      #expect(clinic.submitted.isEmpty)
      _ = try await send(.order, of: refill, at: pharmacy.endpoint, for: clinic)
      #expect(clinic.submitted.map(\.event.kind) == [.orderRefused])
      #expect(pharmacy.simulator.requests == 0)
    }
  }

  @Test("A cancellation is confirmed or refused by the pharmacy")
  func cancel() async throws {
    try await Pharmacy.open { pharmacy in
      let clinic = try Clinic()
      let early = pharmacy.simulator.add("R-1", plan: .still(.preparing))
      let late = pharmacy.simulator.add("R-2", plan: .still(.shipped))
      let first = try clinic.imported("R-1", at: pharmacy.name, item: early)
      let second = try clinic.imported("R-2", at: pharmacy.name, item: late)
      #expect(try await send(.cancel, of: first, at: pharmacy.endpoint, for: clinic) == .delivered)
      #expect(try await send(.cancel, of: second, at: pharmacy.endpoint, for: clinic) == .delivered)
      #expect(clinic.submitted.map(\.event.kind) == [.pharmacyCancelled, .pharmacyCancelRefused])
      let third = try clinic.imported("R-3", at: pharmacy.name, item: nil)
      guard case .rejected = try await send(.cancel, of: third, at: pharmacy.endpoint, for: clinic) else {
        Issue.record("Without an id there is nothing to cancel.")
        return
      }
    }
  }

  @Test("Names with quotes stay names, and what nobody gave is left out")
  func body() throws {
    let connector = try Connector(
      yaml: ConnectorFileTests.good + """

        order:
          path: /orders/{refill.external}
          body:
            name: "{patient.name}"
            note: "for {patient.name}"
            days: "{prescription.days-supply}"
            mail: "{patient.email}"
            fixed: [1, true, null, "2"]
        """, file: "acme.yaml")
    let clinic = try Clinic(time: FixedTime())
    let id = try clinic.imported("R/1?", at: try Read.endpoint(), item: nil)
    let refill = try #require(try clinic.refill(id))
    var random = SystemRandomNumberGenerator()
    let order = try #require(
      connector.orderPreview(
        of: refill, clinic.patient, clinic.prescription, message: MessageID(at: Read.asked, using: &random)))
    #expect(order.target == "/orders/R%2F1%3F")
    #expect(
      String(decoding: order.body, as: UTF8.self)
        == #"{"days":30,"fixed":[1,true,null,"2"],"name":"Testa \"Quote\" Canary","note":"for Testa \"Quote\" Canary"}"#
    )
  }

  @Test("A cancellation goes to the pharmacy that had it before, by the id that it has there")
  func cancelledWhereItWas() async throws {
    try await Pharmacy.open { pharmacy in
      let clinic = try Clinic()
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: nil)
      _ = try await send(.order, of: refill, at: pharmacy.endpoint, for: clinic)
      let next = PharmacyPlace(endpoint: try #require(EndpointName("other")), item: "G-9")
      let now = RealTime().now()
      let report = Report(
        source: .pharmacy, manner: .event, endpoint: pharmacy.name, reportedAt: now, seenAt: now,
        status: "rerouted", reroutedTo: next)
      _ = await clinic.submit(
        Submission(
          [.input(refill, .pharmacyRerouted(report), expecting: nil)],
          from: Sender(.pharmacy, name: pharmacy.name.text)))
      #expect(try clinic.refill(refill)?.record.pharmacy == next)
      #expect(try await send(.cancelFormer, of: refill, at: pharmacy.endpoint, for: clinic) == .delivered)
      #expect(clinic.submitted.last?.event.kind == .pharmacyCancelled)
      let after = try #require(try clinic.refill(refill))
      #expect(after.progress == .sent, "what the first cancelled, the second fills")
      #expect(!after.record.mayBeFilledTwice)
      for errand in [PharmacyErrand.order, .readBack] {
        let result = try await send(errand, of: refill, at: pharmacy.endpoint, for: clinic)
        #expect(result == .withdrawn(reason: "It is at another pharmacy now."))
      }
      #expect(pharmacy.simulator.posts(of: "R-1") == 1)
    }
  }

  @Test("A cancellation that waited until the refill came back does not cancel it there")
  func cameBack() async throws {
    try await Pharmacy.open { pharmacy in
      let clinic = try Clinic()
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: nil)
      let result = try await send(.cancelFormer, of: refill, at: pharmacy.endpoint, for: clinic)
      #expect(result == .withdrawn(reason: "It is there again."))
      #expect(clinic.submitted.isEmpty)
    }
  }
}
