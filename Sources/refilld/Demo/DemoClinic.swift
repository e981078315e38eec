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
  static let password = "correct horse battery"

  let daemon: Daemon
  let time: ScaledTime

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Staff who may sign in.
  func addStaff() async throws {
    for (id, name, roles) in [
      ("provider", "Pat Provider", ["provider"]), ("support", "Sam Support", ["support", "lead", "admin"]),
    ] {
      try await put(
        "/v1/staff/\(id)",
        [
          "name": name, "roles": ["clinic": roles], "password": Self.password,
          "licences": [["state": "NY", "endsAt": "2099-01-01T00:00:00Z"]],
        ])
    }
  }

  /// Makes the refill of one index and brings it where its story says.
  func add(_ index: Int) async throws {
    let story = DemoStory.all[index % DemoStory.all.count]
    try await put(
      "/v1/patients/p\(index)",
      [
        "brand": "clinic", "name": DemoNames.person(index), "birthDate": "1970-01-02", "state": "NY",
        "zone": "America/New_York", "language": index.isMultiple(of: 9) ? "es" : "en",
        "contacts": [["channel": "email", "address": "patient\(index)@demo.example"]],
      ])
    let now = time.now()
    try await put(
      "/v1/prescriptions/rx\(index)",
      [
        "patient": "p\(index)", "drug": DemoNames.drug(index), "schedule": story.schedule.rawValue,
        "repeatsAllowed": story.repeats, "completedFills": 1, "daysSupply": 30,
        "lastFilledAt": (now - .days(Int64(24 + index % 12))).rfc3339, "endsAt": (now + .days(200)).rfc3339,
        "gapRisk": index.isMultiple(of: 4) ? "high" : "low",
      ])
    var request: [String: Any] = [
      "patient": "p\(index)", "prescriptions": ["rx\(index)"], "way": story.way.rawValue,
      "pharmacy": ["endpoint": "pharmacy"],
    ]
    let isImported = story.beginning == .imported
    request["imported"] = isImported
    if isImported { request["pharmacy"] = ["endpoint": "by-phone"] }
    let made = try await put("/v1/requests/rq\(index)", request)
    try await tell(story, of: try refill(in: made).id)
  }

  /// One-time links to pages of patients whose refills are under way.
  func links(count: Int) async throws -> [String] {
    struct Link: Decodable { let url: String }
    var links: [String] = []
    for index in 1...count {
      let body = try check(await daemon.answer(method: "POST", path: "/v1/patients/p\(index)/links"), "link")
      links.append(try JSONDecoder().decode(Link.self, from: Data(body)).url)
    }
    return links
  }

  private func tell(_ story: DemoStory, of refill: String) async throws {
    if story.approves { try await approve(refill) }
    for (kind, data) in story.events {
      let body = Array(#"{"type":"\#(kind.rawValue)","data":\#(data)}"#.utf8)
      try check(
        await daemon.answer(method: "POST", path: "/v1/refills/\(refill)/events", body: body), kind.rawValue)
    }
  }

  /// Approves as the provider does: reads the refill, then decides on what was read. A clock may come between.
  private func approve(_ refill: String) async throws {
    guard let provider = try daemon.staff("provider") else {
      throw Failure(description: "There is no provider.")
    }
    let body = Array(#"{"type":"provider.approve","data":{}}"#.utf8)
    var reply = PortalReply()
    for _ in 1...Self.decisionTries {
      let read = try check(await daemon.answer(method: "GET", path: "/v1/refills/\(refill)"), "read")
      reply = await daemon.answer(
        method: "POST", path: "/v1/refills/\(refill)/events", body: body,
        version: try JSONDecoder().decode(Made.Refill.self, from: Data(read)).version,
        caller: .staff(provider))
      if reply.status != 412 { break }
    }
    try check(reply, "approve")
  }

  private struct Made: Decodable {
    struct Refill: Decodable {
      let id: String
      let version: Int64
    }
    let refills: [Refill]
  }

  private func refill(in body: [UInt8]) throws -> Made.Refill {
    guard let first = try JSONDecoder().decode(Made.self, from: Data(body)).refills.first else {
      throw Failure(description: "The request made no refill.")
    }
    return first
  }

  @discardableResult
  private func put(_ path: String, _ body: [String: Any]) async throws -> [UInt8] {
    let bytes = Array(try JSONSerialization.data(withJSONObject: body))
    return try check(await daemon.answer(method: "PUT", path: path, body: bytes), path)
  }

  @discardableResult
  private func check(_ reply: PortalReply, _ what: String) throws -> [UInt8] {
    guard reply.status < 400 else {
      throw Failure(description: "\(what): \(reply.status) \(String(decoding: reply.body, as: UTF8.self))")
    }
    return reply.body
  }
}
