import Daemon
import Foundation
import Portal
import Refills
import Statecharts

/// Fills a clinic with refills through the same API that a clinic's own systems use.
struct DemoClinic {
  static let refills = 200
  /// In the demo clocks fire every few milliseconds.
  static let decisionTries = 10

  let house: DemoHouse

  /// Staff who may sign in.
  func addStaff() async throws {
    for member in DemoStaff.all {
      try await put(
        "/v1/staff/\(member.account)",
        [
          "name": member.name, "roles": ["clinic": member.roles], "password": DemoStaff.password,
          "licences": [["state": "NY", "endsAt": "2099-01-01T00:00:00Z"]],
        ])
    }
  }

  /// Makes the refill of one index and brings it where its story says.
  func add(_ index: Int) async throws {
    let story = DemoStory.story(index)
    try await put(
      "/v1/patients/p\(index)",
      [
        "brand": "clinic", "name": DemoNames.person(index), "birthDate": "1970-01-02", "state": "NY",
        "zone": "America/New_York", "language": index.isMultiple(of: 9) ? "es" : "en",
        "contacts": [["channel": "email", "address": "patient\(index)@demo.example"]],
      ])
    let now = house.clock.now()
    let isCalm = DemoStory.isCalm(index)
    try await put(
      "/v1/prescriptions/rx\(index)",
      [
        "patient": "p\(index)", "drug": DemoNames.drug(index), "schedule": story.schedule.rawValue,
        "repeatsAllowed": story.repeats, "completedFills": 1, "daysSupply": 30,
        "lastFilledAt": (now - .days(Int64(24 + index % (isCalm ? 2 : 12)))).rfc3339,
        "endsAt": (now + .days(200)).rfc3339,
        "gapRisk": index.isMultiple(of: 4) && !isCalm ? "high" : "low",
      ])
    var request: [String: Any] = [
      "patient": "p\(index)", "prescriptions": ["rx\(index)"], "way": story.way.rawValue,
      "pharmacy": ["endpoint": DemoFolder.pharmacy],
    ]
    let isImported = story.beginning == .imported
    request["imported"] = isImported
    if isImported { request["pharmacy"] = ["endpoint": DemoFolder.byPhone] }
    let made = try await put("/v1/requests/rq\(index)", request)
    try await tell(story, of: try MadeRefill.first(in: made).id)
  }

  private func tell(_ story: DemoStory, of refill: String) async throws {
    if story.approves { try await approve(refill) }
    for (kind, data) in story.events {
      let body = Array(#"{"type":"\#(kind.rawValue)","data":\#(data)}"#.utf8)
      let reply = await house.daemon.answer(method: "POST", path: "/v1/refills/\(refill)/events", body: body)
      guard reply.status < 400 else { throw DemoHouse.Failure(kind.rawValue, reply) }
    }
  }

  /// Approves as the provider does: reads the refill, then decides on what was read. A clock may come between.
  private func approve(_ refill: String) async throws {
    guard let provider = try house.daemon.staff(DemoStaff.provider.account) else {
      throw DemoHouse.Failure(description: "There is no provider.")
    }
    let body = Array(#"{"type":"provider.approve","data":{}}"#.utf8)
    for _ in 1...Self.decisionTries {
      let read = try await house.call("GET", "/v1/refills/\(refill)")
      let reply = await house.daemon.answer(
        method: "POST", path: "/v1/refills/\(refill)/events", body: body,
        version: try JSONDecoder().decode(MadeRefill.self, from: Data(read)).version, caller: .staff(provider)
      )
      if reply.status < 400 { return }
      guard reply.status == 412 else { throw DemoHouse.Failure("approve", reply) }
    }
    throw DemoHouse.Failure(description: "A refill moved faster than it could be approved.")
  }

  @discardableResult
  private func put(_ path: String, _ body: [String: Any]) async throws -> [UInt8] {
    try await house.call("PUT", path, body, caller: .localOperator)
  }
}
