import Foundation
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("Why a patient did, or did not, get a message", .timeLimit(.minutes(1)))
struct PatientMessageTests {
  private func messages(_ reply: PortalReply) throws -> [[String: Any]] {
    try #require(try reply.object()["messages"] as? [[String: Any]])
  }

  @Test("Support reads each notice with what was decided about it; nobody else does")
  func reads() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"])
      let denied = await clinic.event(.providerDeny, #"{"reason":"tooSoon"}"#, on: refill, as: provider)
      #expect(denied.status == 200, "\(denied.text)")
      let rows = try clinic.views.dispatches(of: try #require(RefillID(refill.id)), limit: 9)
      let last = try #require(rows.last)
      let note = "text 2026-03-02T14:00:00Z undelivered; email 2026-03-02T14:01:00Z"
      let claimed = try await clinic.door.withStore { store throws(StoreError) in
        try store.claimDispatches(at: last.dueAt, lease: .minutes(1), limit: 9)
      }
      let settled = try await clinic.door.withStore { store throws(StoreError) in
        try store.settle(
          claimed.map {
            Settlement(id: $0.id, attempt: $0.attempt, result: .withdrawn(reason: "not wanted"))
          },
          at: last.dueAt)
      }
      #expect(settled.count == claimed.count && !claimed.isEmpty)
      let next = try await clinic.door.withStore { store throws(StoreError) in
        try store.claimDispatches(at: last.dueAt, lease: .minutes(1), limit: 9)
      }
      let told = try await clinic.door.withStore { store throws(StoreError) in
        try store.settle(
          next.map { Settlement(id: $0.id, attempt: $0.attempt, result: .told(note)) }, at: last.dueAt)
      }
      #expect(told.count == next.count)

      let support = try await clinic.staff("s1", ["support"])
      for id in ["p1", rows[0].id.text] {
        let reply = await clinic.ask("GET", "/v1/patients/\(id)/messages", as: support)
        guard id == "p1" else {
          #expect(reply.status == 404)
          continue
        }
        #expect(reply.status == 200, "\(reply.text)")
        let all = try messages(reply)
        #expect(all.count == rows.count)
        #expect(
          all.contains { $0["reason"] as? String == "not wanted" && $0["state"] as? String == "withdrawn" })
        if !next.isEmpty {
          let ways = try #require(
            all.first { ($0["ways"] as? [Any])?.isEmpty == false }?["ways"] as? [[String: Any]])
          #expect(ways.map { $0["channel"] as? String } == ["text", "email"])
          #expect(ways[0]["receipt"] as? String == "undelivered")
        }
      }
      #expect(await clinic.ask("GET", "/v1/patients/p1/messages", as: provider).status == 403)
      let stranger = try await clinic.staff("s2", ["support"], brand: "south")
      #expect(await clinic.ask("GET", "/v1/patients/p1/messages", as: stranger).status == 404)
      let system = Caller.client(try Clinic.system("north"))
      #expect(await clinic.ask("GET", "/v1/patients/p1/messages", as: system).status == 403)
      #expect(await clinic.ask("GET", "/v1/patients/p1/messages", as: nil).status == 401)
    }
  }

  @Test("A clinic without a gateway for texts takes no pushes about them")
  func noGateway() async throws {
    try await Clinic.open { clinic in
      let reply = await clinic.ask("POST", "/v1/inbound/texts/twilio", "From=1", as: nil)
      #expect(reply.status == 404)
    }
  }

  @Test("Consent to messages about money is kept beside consent to news of care")
  func consents() async throws {
    try await Clinic.open { clinic in
      let consent = { (wording: String) in ["at": "2026-01-05T10:00:00Z", "wording": wording] }
      try await clinic.put(
        "/v1/patients/p1",
        [
          "brand": "north", "name": "Testa",
          "contacts": [
            [
              "channel": "text", "address": "+1 555 010 0199", "consent": consent("care v1"),
              "billing": consent("billing v2"),
            ]
          ],
        ])
      let contact = try #require(try clinic.directory.patient(external: StoreSample.name("p1"))).contacts[0]
      #expect(contact.consent(to: .care)?.wording == "care v1")
      #expect(contact.consent(to: .billing)?.wording == "billing v2")
      #expect(contact.billing?.at.rfc3339 == "2026-01-05T10:00:00Z")
    }
  }
}
