import Foundation
import Pharmacies
import PharmacySimulator
import Refills
import Statecharts
import Testing
import Tracking

@Suite("Asking pharmacies", .serialized)
struct PollerTests {
  @Test(
    "A change reaches the refill, by id and by search, in plain JSON and in FHIR",
    arguments: ["json", "fhir-medicationdispense"])
  func change(connector: String) async throws {
    try await Pharmacy.open(connector: connector) { pharmacy in
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.preparing))
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: item)
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("preparing") { clinic.now(refill)?.progress == .preparing }
        try await eventually("fresh") { clinic.now(refill)?.tracking == .fresh }
        pharmacy.simulator.set(item, .ready)
        try await eventually("ready") { clinic.now(refill)?.progress == .ready }
        let asked = pharmacy.simulator.requests
        try await eventually("asked on") { pharmacy.simulator.requests > asked + 5 }
      }
      // Any number of further readings brought nothing new through the door.
      #expect(clinic.count(.pharmacyReady, of: refill) == 1)
      #expect(clinic.count(.pharmacyPreparing, of: refill) == 1)
      #expect(clinic.count(.trackingFresh, of: refill) == 1)
      #expect(
        clinic.submitted.allSatisfy { $0.event.report == nil || $0.sender == Sender(.pharmacy, name: "acme") }
      )
    }
  }

  @Test("An order whose id nobody told us is found by our reference")
  func learned() async throws {
    try await Pharmacy.open { pharmacy in
      let clinic = try Clinic()
      let refill = try clinic.imported("R-9", at: pharmacy.name, item: nil)
      let item = pharmacy.simulator.add("R-9", plan: .still(.ready))
      pharmacy.simulator.add("somebody-else", plan: .still(.ready))
      try await polling([pharmacy.endpoint], for: clinic) { poller in
        try await eventually("ready") { clinic.now(refill)?.progress == .ready }
        #expect(poller.board.strangers(at: pharmacy.name) >= 1)
      }
      #expect(clinic.kinds(of: refill).first == .orderAccepted)
      #expect(
        clinic.submitted.first?.event == .orderAccepted(OrderReceipt(item: item, endpoint: pharmacy.name)))
      #expect(Set(clinic.submitted.map(\.refill)) == [refill])
    }
  }

  @Test("Several pages of a search are all read")
  func pages() async throws {
    try await Pharmacy.open(connector: "fhir-medicationdispense") { pharmacy in
      let clinic = try Clinic()
      var refills: [RefillID] = []
      for number in 0..<230 {
        pharmacy.simulator.add("R-\(number)", plan: .still(.ready))
        refills.append(try clinic.imported("R-\(number)", at: pharmacy.name, item: nil))
      }
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("all ready") { refills.allSatisfy { clinic.now($0)?.progress == .ready } }
      }
    }
  }

  static let badKinds: [Fault] = [
    .latency(milliseconds: 5_000), .drip(milliseconds: 1_000), .status(500), .status(302), .status(401),
    .tooMany(retryAfter: "1"), .webPage, .brokenJSON, .deepJSON(levels: 100_000),
    .enormous(bytes: 3 << 20), .strangeID, .closed(carriedOut: true),
  ]

  @Test(
    "Whatever comes, the refill stays where it is, goes stale, and recovers; other endpoints go on",
    arguments: badKinds)
  func faults(fault: Fault) async throws {
    let file = try Pharmacy.byID()
    try await Pharmacy.open("bad", connector: file.path, yaml: "misses-until-stale: 2") { bad in
      try await Pharmacy.open("good", connector: file.path) { good in
        let clinic = try Clinic()
        let badItem = bad.simulator.add("B-1", plan: .still(.preparing))
        let goodItem = good.simulator.add("G-1", plan: .still(.preparing))
        let badRefill = try clinic.imported("B-1", at: bad.name, item: badItem)
        let goodRefill = try clinic.imported("G-1", at: good.name, item: goodItem)
        try await polling([bad.endpoint, good.endpoint], for: clinic) { poller in
          try await eventually("both are read") {
            clinic.now(badRefill)?.tracking == .fresh && clinic.now(goodRefill)?.progress == .preparing
          }
          bad.simulator.inject(fault)
          bad.simulator.set(badItem, .ready)
          good.simulator.set(goodItem, .ready)
          try await eventually("the other goes on", within: 3) { clinic.now(goodRefill)?.progress == .ready }
          try await eventually("stale") { clinic.now(badRefill)?.tracking == .stale }
          #expect(clinic.now(badRefill)?.progress == .preparing)
          #expect(clinic.count(.trackingStale, of: badRefill) == 1)
          #expect(clinic.count(.trackingStale, of: goodRefill) == 0)
          #expect(poller.board.endpoints().first { $0.name == bad.name }?.lastError != nil)
          #expect(poller.board.lastError(at: bad.name, item: badItem)?.contains("canary") == false)
          // One of each bad kind is enough to know; recovery waits for the breaker's pause otherwise.
          #expect(Set(clinic.kinds(of: badRefill)) == [.pharmacyPreparing, .trackingFresh, .trackingStale])
          guard fault == .tooMany(retryAfter: "1") else { return }
          bad.simulator.clearFaults()
          try await eventually("ready and fresh again") {
            clinic.now(badRefill)?.tracking == .fresh && clinic.now(badRefill)?.progress == .ready
          }
        }
      }
    }
  }

  @Test("304 says that what was read still holds")
  func notModified() async throws {
    let file = try Pharmacy.byID()
    try await Pharmacy.open(connector: file.path) { pharmacy in
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.preparing))
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: item)
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("fresh") { clinic.now(refill)?.tracking == .fresh }
        pharmacy.simulator.inject(.notModified)
        let asked = pharmacy.simulator.requests
        try await eventually("asked on") { pharmacy.simulator.requests > asked + 5 }
      }
      #expect(clinic.kinds(of: refill) == [.pharmacyPreparing, .trackingFresh])
    }
  }

  @Test("A single bad answer is no silence")
  func hiccup() async throws {
    let file = try Pharmacy.byID()
    try await Pharmacy.open(connector: file.path) { pharmacy in
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.preparing))
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: item)
      pharmacy.simulator.inject(.status(500), times: 2)
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("preparing") { clinic.now(refill)?.progress == .preparing }
      }
      #expect(clinic.count(.trackingStale, of: refill) == 0)
    }
  }

  @Test("A certificate that nobody vouches for: nothing moves, tracking goes stale")
  func badCertificate() async throws {
    let server = try CertificateServer()
    let clinic = try Clinic()
    let endpoint = try Pharmacy.endpoint(
      "tls", connector: try Pharmacy.byID().path, url: "https://localhost:\(server.port)")
    let refill = try clinic.imported("R-1", at: endpoint.name, item: "F-1")
    try await polling([endpoint], for: clinic) { poller in
      try await eventually("stale") { clinic.now(refill)?.tracking == .stale }
      #expect(poller.board.endpoints().first?.lastError?.hasPrefix("tls:") == true)
    }
    #expect(clinic.now(refill)?.progress == .sent)
  }

  @Test("An item that is gone is unavailable, once")
  func gone() async throws {
    let file = try Pharmacy.byID()
    try await Pharmacy.open(connector: file.path) { pharmacy in
      let clinic = try Clinic()
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: "F-404")
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("unavailable") { clinic.now(refill)?.tracking == .unavailable }
        let asked = pharmacy.simulator.requests
        try await eventually("asked on") { pharmacy.simulator.requests > asked + 3 }
      }
      #expect(clinic.kinds(of: refill) == [.trackingUnavailable])
    }
  }

  @Test("An unknown status goes to support, once for its content")
  func unmapped() async throws {
    try await Pharmacy.open { pharmacy in
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.preparing))
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: item)
      pharmacy.simulator.inject(.unknownStatus)
      try await polling([pharmacy.endpoint], for: clinic) { poller in
        try await eventually("unmapped") { clinic.count(.pharmacyUnmapped, of: refill) == 1 }
        let asked = pharmacy.simulator.requests
        try await eventually("asked on") { pharmacy.simulator.requests > asked + 5 }
        #expect(poller.board.endpoints().first?.unmapped == 1)
      }
      #expect(clinic.now(refill)?.progress == .sent)
      #expect(clinic.count(.pharmacyUnmapped, of: refill) == 1)
    }
  }

  @Test("News of the near future waits until it is due")
  func future() async throws {
    let file = try Pharmacy.byID()
    try await Pharmacy.open(connector: file.path) { pharmacy in
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.received))
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: item)
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("received") { clinic.now(refill)?.progress == .pharmacyReceived }
        let due = RealTime().now() + .milliseconds(1_500)
        pharmacy.simulator.set(item, .ready, since: due.milliseconds)
        try await eventually("refused for now") {
          clinic.submitted.contains { if case .early = $0.refusal { true } else { false } }
        }
        #expect(clinic.now(refill)?.progress == .pharmacyReceived)
        try await eventually("ready") { clinic.now(refill)?.progress == .ready }
        #expect(RealTime().now() >= due)
      }
      // Once refused, once taken: it was not brought at every reading in between.
      #expect(clinic.submitted.filter { $0.event.kind == .pharmacyReady }.count == 2)
    }
  }

  @Test(
    "What a pharmacy takes back without a time counts when it says it twice; a stale cache once is no news")
  func takesBack() async throws {
    let url = try Pharmacy.byID()
    try String(contentsOf: url, encoding: .utf8).replacing(" updated: updatedAt,", with: "")
      .write(to: url, atomically: true, encoding: .utf8)
    try await Pharmacy.open(connector: url.path) { pharmacy in
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.preparing))
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: item)
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("preparing") { clinic.now(refill)?.progress == .preparing }
        pharmacy.simulator.set(item, .ready)
        try await eventually("ready") { clinic.now(refill)?.progress == .ready }
        pharmacy.simulator.set(item, .preparing)
        try await eventually("preparing again") { clinic.now(refill)?.progress == .preparing }
      }
      let reports = clinic.submitted.filter { $0.event.kind == .pharmacyPreparing }
      #expect(reports.map(\.refusal) == [nil, .askAgain, nil])
      #expect(reports.last?.event.report?.isConfirmed == true)
    }
  }

  @Test("A door that cannot write loses nothing: the next reading brings it again")
  func lost() async throws {
    let file = try Pharmacy.byID()
    try await Pharmacy.open(connector: file.path) { pharmacy in
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.ready))
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: item)
      clinic.turnAway(5)
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("ready") { clinic.now(refill)?.progress == .ready }
        try await eventually("fresh") { clinic.now(refill)?.tracking == .fresh }
      }
    }
  }

  @Test("After a restart what was read before is not news")
  func restart() async throws {
    let file = try Pharmacy.byID()
    try await Pharmacy.open(connector: file.path) { pharmacy in
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.ready))
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: item)
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("ready") { clinic.now(refill)?.tracking == .fresh }
      }
      let before = clinic.submitted.count
      let asked = pharmacy.simulator.requests
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("asked on") { pharmacy.simulator.requests > asked + 3 }
      }
      #expect(clinic.submitted.count == before)
    }
  }

  @Test("A push brings the next question forward")
  func hint() async throws {
    let file = try Pharmacy.byID()
    try await Pharmacy.open(connector: file.path) { pharmacy in
      let slow = try Endpoint(
        yaml: """
          connector: \(file.path)
          url: \(pharmacy.endpoint.url)
          sign-in: {secret: {env: TOKEN}}
          interval: 1h
          """, name: pharmacy.name, file: "slow.yaml", folder: file, environment: ["TOKEN": Pharmacy.token])
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.ready))
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: item)
      try await polling([slow], for: clinic) { poller in
        // The items are looked up when it starts.
        for _ in 0..<1_000 { poller.hint(pharmacy.name, item: item) }
        try await eventually("ready") {
          poller.hint(pharmacy.name, item: item)
          return clinic.now(refill)?.progress == .ready
        }
      }
      #expect(pharmacy.simulator.requests <= 2)
    }
  }
}
