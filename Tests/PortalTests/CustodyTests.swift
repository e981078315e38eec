import Foundation
import Portal
import Refills
import Statecharts
import Store
import Testing

@Suite("The database as a whole, by the operator", .timeLimit(.minutes(1)))
struct CustodyTests {
  @Test("Keys, checkpoints and erasures are the operator's alone")
  func operatorOnly() async throws {
    try await Clinic.open { clinic in
      let asked = try await clinic.waiting("1")
      let admin = try await clinic.staff("boss", ["admin"])
      for caller in [admin, .client(try Clinic.system("north")), try clinic.patientCaller("1")] {
        for (method, path) in [
          ("POST", "/v1/keys/rotate"), ("GET", "/v1/checkpoint"), ("POST", "/v1/patients/p1/erase"),
        ] {
          #expect(await clinic.ask(method, path, #"{"reason":"r"}"#, as: caller).status == 403, "\(path)")
        }
      }
      #expect(await clinic.ask("GET", "/v1/refills/\(asked.id)").status == 200)
    }
  }

  @Test("A checkpoint is text that is read back, and names its key")
  func checkpoint() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      let reply = await clinic.ask("GET", "/v1/checkpoint")
      let checkpoints = try Checkpoint.all(in: reply.text, of: "the answer")
      #expect(checkpoints.count == 1 && checkpoints[0].head.sequence > 0)
      #expect(reply.text.contains("key \(checkpoints[0].keyText)"))
    }
  }

  @Test("A live refill stands against it; without one every view answers plainly afterwards")
  func erased() async throws {
    try await Clinic.open { clinic in
      let kept = try await clinic.waiting("2", name: "Exampla Other")
      let asked = try await clinic.waiting("1")
      let provider = try await clinic.staff("doc", ["provider", "support"])
      let erase = { (body: String) in await clinic.ask("POST", "/v1/patients/p1/erase", body) }
      let live = await erase(#"{"reason":"asked for it"}"#)
      #expect(live.status == 409 && live.text.contains(asked.id))
      let closed = await clinic.event(
        .providerDeny, #"{"reason":"tooSoon"}"#, on: asked, as: provider)
      #expect(closed.status == 200, "\(closed.text)")
      let patient = try clinic.patientCaller("1")
      let done = await erase(#"{"reason":"asked for it"}"#)
      #expect(done.status == 200 && done.text.contains(asked.id), "\(done.text)")

      for (method, path, body, status) in [
        ("GET", "/v1/refills/\(asked.id)", "", 404),
        ("PUT", "/v1/patients/p1", #"{"brand":"north","name":"Testa","state":"NY"}"#, 410),
        ("POST", "/v1/patients/p1/links", "", 410),
        ("POST", "/v1/patients/p1/erase", #"{"reason":"r"}"#, 410),
        (
          "POST", "/v1/refills/\(asked.id)/events", #"{"type":"provider.deny","data":{"reason":"tooSoon"}}"#,
          404
        ),
        ("GET", "/v1/refills", "", 200), ("GET", "/v1/events", "", 200),
      ] {
        let reply = await clinic.ask(method, path, body, headers: ["if-match": "*"])
        #expect(reply.status == status, "\(method) \(path): \(reply.text)")
      }
      let external = await clinic.ask("GET", "/v1/refills", query: ["external": "rq1/rx1"])
      #expect(external.status == 404)
      let list = await clinic.ask("GET", "/v1/refills")
      #expect(list.text.contains(kept.id) && !list.text.contains(asked.id))
      #expect(await !clinic.ask("GET", "/v1/events").text.contains(asked.id))
      for (path, caller) in [
        ("/desk/refills/\(asked.id)", provider), ("/p/refills/\(asked.id)", patient), ("/", patient),
        ("/desk", provider),
      ] {
        let page = await clinic.ask("GET", path, as: caller)
        #expect(page.status < 500 && !page.text.contains("Testa"), "\(path): \(page.status)")
      }
    }
  }

  @Test(
    "An erasure needs a reason and somebody who is known",
    arguments: [
      ("p1", "{}", 400), ("p1", #"{"reason":"  "}"#, 400), ("p1", #"{"reason":"r","why":"x"}"#, 400),
      ("nobody", #"{"reason":"r"}"#, 404), ("pt_x", #"{"reason":"r"}"#, 404),
    ])
  func badRequests(id: String, body: String, status: Int) async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let reply = await clinic.ask("POST", "/v1/patients/\(id)/erase", body)
      #expect(reply.status == status, "\(reply.text)")
      #expect(try clinic.directory.patient(external: #require(ExternalID("p1"))) != nil)
    }
  }
}
