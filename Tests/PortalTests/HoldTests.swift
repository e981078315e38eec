import Foundation
import Portal
import Refills
import Testing

@Suite("Holding messages, and letting them go", .timeLimit(.minutes(1)))
struct HoldTests {
  private func holds(_ reply: PortalReply) throws -> [[String: Any]] {
    try #require(try reply.object()["holds"] as? [[String: Any]])
  }

  @Test("Support holds messages of its brand, sees what is held and by whom, and lets it go")
  func ofABrand() async throws {
    try await Clinic.open { clinic in
      let support = try await clinic.staff("s1", ["support"])
      let body = #"{"brand":"north","notice":"ready","reason":"The pharmacy tests its system."}"#
      let made = await clinic.ask("POST", "/v1/holds", body, as: support)
      #expect(made.status == 201, "\(made.text)")
      let id = try #require(try made.object()["id"] as? String)
      let listed = try holds(await clinic.ask("GET", "/v1/holds", as: support))
      #expect(listed.map { $0["id"] as? String } == [id] && listed[0]["notice"] as? String == "ready")
      #expect(listed[0]["by"] as? String == support.name)
      let stranger = try await clinic.staff("s2", ["support"], brand: "south")
      #expect(try holds(await clinic.ask("GET", "/v1/holds", as: stranger)).isEmpty)
      #expect(await clinic.ask("POST", "/v1/holds/\(id)/release", as: stranger).status == 404)
      #expect(await clinic.ask("POST", "/v1/holds/\(id)/release", as: support).status == 204)
      #expect(await clinic.ask("POST", "/v1/holds/\(id)/release", as: support).status == 404)
      #expect(try holds(await clinic.ask("GET", "/v1/holds", as: support)).isEmpty)
    }
  }

  @Test("Only the operator holds what is of several brands; a provider and a client hold nothing")
  func whoMay() async throws {
    try await Clinic.open { clinic in
      let all = #"{"reason":"everything waits"}"#
      let support = try await clinic.staff("s1", ["support"])
      let provider = try await clinic.staff("d1", ["provider"])
      #expect(await clinic.ask("POST", "/v1/holds", all, as: support).status == 403)
      #expect(await clinic.ask("POST", "/v1/holds", all, as: provider).status == 403)
      #expect(await clinic.ask("POST", "/v1/holds", all, as: nil).status == 401)
      let client = Caller.client(try Clinic.system("north"))
      #expect(await clinic.ask("POST", "/v1/holds", all, as: client).status == 403)
      let made = await clinic.ask("POST", "/v1/holds", all)
      let id = try #require(try made.object()["id"] as? String)
      #expect(await clinic.ask("POST", "/v1/holds/\(id)/release", as: support).status == 403)
      #expect(await clinic.ask("POST", "/v1/holds/\(id)/release").status == 204)
    }
  }

  @Test(
    "A hold of what is not there, or without a reason, is refused by name",
    arguments: [
      (#"{"brand":"west","reason":"x"}"#, 422, "west"),
      (#"{"endpoint":"nowhere","reason":"x"}"#, 422, "nowhere"),
      (#"{"notice":"perhaps","reason":"x"}"#, 400, "collectReminder"), (#"{"reason":"  "}"#, 400, "reason"),
      (#"{"until":"noon","reason":"x"}"#, 400, "until"), (#"{}"#, 400, "reason"),
    ])
  func refused(body: String, status: Int, word: String) async throws {
    try await Clinic.open { clinic in
      let reply = await clinic.ask("POST", "/v1/holds", body)
      #expect(reply.status == status && reply.text.contains(word), "\(reply.text)")
    }
  }
}
