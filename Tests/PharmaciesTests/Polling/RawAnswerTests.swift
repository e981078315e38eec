import Foundation
import Pharmacies
import PharmacySimulator
import Refills
import Statecharts
import Store
import Testing
import Tracking

@Suite("Answers that are kept for support", .serialized)
struct RawAnswerTests {
  @Test(
    "An answer that is news goes to the door with it, and one that was seen before does not",
    arguments: [("json", .found), ("fhir-medicationdispense", .found), (nil, .asked)]
      as [(String?, RawAnswer.Origin)])
  func news(connector: String?, origin: RawAnswer.Origin) async throws {
    let path = try connector ?? Pharmacy.byID().path
    try await Pharmacy.open(connector: path) { pharmacy in
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.preparing))
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: item)
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("preparing") { clinic.now(refill)?.progress == .preparing }
        pharmacy.simulator.set(item, .ready)
        try await eventually("ready") { clinic.now(refill)?.progress == .ready }
        let asked = pharmacy.simulator.requests
        try await eventually("asked on") { pharmacy.simulator.requests > asked + 5 }
      }
      #expect(clinic.heard.map(\.event) == [.pharmacyPreparing, .pharmacyReady])
      let answer = try #require(clinic.heard.last)
      #expect(answer.refill == refill && answer.endpoint == pharmacy.name && answer.item == item)
      #expect(answer.origin == origin && !answer.isCut)
      let object = try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any]
      #expect(object?["status"] as? String == answer.status)
    }
  }

  @Test("A status that no mapping names is kept as it came, though it moves nothing")
  func unmapped() async throws {
    try await Pharmacy.open { pharmacy in
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.preparing))
      _ = try clinic.imported("R-1", at: pharmacy.name, item: item)
      pharmacy.simulator.inject(.unknownStatus)
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("heard") { !clinic.heard.isEmpty }
      }
      let answer = try #require(clinic.heard.first)
      #expect(answer.event == .pharmacyUnmapped && answer.status == "abducted")
      #expect(answer.text.contains(#""status":"abducted""#))
    }
  }

  @Test("A status that is known and no news is kept once")
  func nothing() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "quiet-\(UUID().uuidString).yaml")
    try """
    summary: By id only
    source: pharmacy
    sign-in: bearer
    ask: {item: {path: "/fills/{item}"}}
    item: {id: id, status: status}
    statuses: {preparing: nothing, ready: pharmacy.ready}
    """.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    try await Pharmacy.open(connector: file.path) { pharmacy in
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.preparing))
      _ = try clinic.imported("R-1", at: pharmacy.name, item: item)
      try await polling([pharmacy.endpoint], for: clinic) { _ in
        try await eventually("heard") { !clinic.heard.isEmpty }
        clinic.turnAway(1)
        pharmacy.simulator.set(item, .ready)
        try await eventually("ready") { clinic.heard.count > 1 }
        let asked = pharmacy.simulator.requests
        try await eventually("asked on") { pharmacy.simulator.requests > asked + 5 }
      }
      #expect(clinic.heard.map(\.event) == [nil, .pharmacyReady])
    }
  }

  @Test("The whole item is kept, numbers and all, also where only what it means is compared")
  func whole() throws {
    let connector = try Connector(
      yaml: """
        summary: Compared by what it means
        source: pharmacy
        compare: meaning
        ask: {item: {path: "/fills/{item}"}}
        item: {id: id, status: status, reason-text: why}
        statuses: {ready: pharmacy.ready}
        """, file: "a.yaml")
    let json = ##"{ "status": "ready", "why": "<b>", "id": "F-1", "price": 1.10, "é": [ null, "\u0001" ] }"##
    let observation = try Read.item(Array(json.utf8), by: connector)
    let refill = try VirtualPharmacy.item(1).refill
    let answer = observation.answer(about: refill, at: try Read.endpoint())
    #expect(answer.text == ##"{"id":"F-1","price":1.10,"status":"ready","why":"<b>","é":[null,"\u0001"]}"##)
    #expect(answer.status == "ready" && answer.reason == "<b>" && answer.askedAt == Read.asked)
  }
}
