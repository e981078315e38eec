import Foundation
import Hummingbird
import HummingbirdTesting
import Portal
import Refills
import Testing

@Suite("What is wrong is refused by name", .timeLimit(.minutes(1)))
struct BadInputTests {
  private static let canary = "Canary Zebulon"

  /// Holds for every problem document.
  private func check(_ reply: PortalReply, _ status: Int, names word: String? = nil) throws {
    #expect(reply.status == status, "\(reply.text)")
    #expect(reply.header("content-type") == "application/problem+json")
    let document = try reply.object()
    #expect((document["type"] as? String)?.hasPrefix("urn:refilld:problem:") == true)
    #expect((document["title"] as? String)?.isEmpty == false)
    #expect(document["status"] as? Int == status)
    let detail = try reply.string("detail")
    if let word { #expect(detail.contains(word), "\(detail)") }
    #expect(!reply.text.contains(Self.canary), "\(reply.text)")
  }

  @Test(
    "A body that is not right is refused with the member that is wrong",
    arguments: [
      ("{", "JSON"), ("[]", "object"), ("7", "JSON"), ("", "JSON"), (#"{"name":"x"}"#, "“brand”"),
      (#"{"brand":"north","name":null}"#, "“name”"), (#"{"brand":"north","name":7}"#, "“name” is not a text"),
      (#"{"brand":"north","nam":"Canary Zebulon"}"#, "“nam”"),
      (#"{"brand":"a b","name":"Canary Zebulon"}"#, "“brand”"),
      (#"{"brand":"north","name":"x","birthDate":"Canary Zebulon"}"#, "a date is written"),
      (#"{"brand":"north","name":"x","language":"Canary Zebulon"}"#, "“language”"),
      (#"{"brand":"north","name":"x","state":"Texas"}"#, "“state”"),
      (#"{"brand":"north","name":"x","state":"tx"}"#, "“state”"),
      (#"{"brand":"north","name":"x","contacts":{}}"#, "“contacts” is not a list"),
      (#"{"brand":"north","name":"x","contacts":[{"channel":"email"}]}"#, "“contacts.[0].address”"),
      (
        #"{"brand":"north","name":"x","contacts":[{"channel":"email","address":"a","consent":{"at":"Canary Zebulon","wording":"w"}}]}"#,
        "a time is written"
      ),
    ])
  func members(_ body: String, _ word: String) async throws {
    try await Clinic.open { clinic in
      try check(await clinic.ask("PUT", "/v1/patients/p1", body), 400, names: word)
    }
  }

  @Test(
    "What does not say that it is JSON is refused",
    arguments: ["", "text/plain", "application/x-www-form-urlencoded"])
  func contentType(_ kind: String) async throws {
    try await Clinic.open { clinic in
      let reply = await clinic.ask("PUT", "/v1/patients/p1", "{}", headers: ["content-type": kind])
      try check(reply, 415)
    }
  }

  @Test("Nesting without end is refused and breaks nothing")
  func deep() async throws {
    try await Clinic.open { clinic in
      for open in ["[", #"{"contacts":"#] {
        let body = String(repeating: open, count: 100_000 / open.count)
        try check(await clinic.ask("PUT", "/v1/patients/p1", body), 400)
      }
    }
  }

  @Test("A body that is too large is refused before it is read")
  func tooLarge() async throws {
    try await Clinic.open { clinic in
      try await clinic.app.test(.router) { client in
        let reply = try await client.execute(
          uri: "/v1/patients/p1", method: .put,
          headers: [.authorization: "Bearer \(Clinic.token)", .contentType: "application/json"],
          body: ByteBuffer(repeating: 32, count: PortalRequest.mostBytes + 1))
        #expect(reply.status == .contentTooLarge)
        #expect(reply.headers[.contentType] == "application/problem+json")
      }
    }
  }

  @Test("Unknown events, refills and ids are named as such")
  func unknown() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1", name: Self.canary, drug: Self.canary)
      let events = "/v1/refills/\(refill.id)/events"
      try check(
        await clinic.ask("POST", events, #"{"type":"provider.aprove"}"#), 400, names: "provider.aprove")
      try check(
        await clinic.ask("POST", events, #"{"type":"patient.hasIt","extra":1}"#), 400, names: "“extra”")
      try check(
        await clinic.ask("POST", events, #"{"type":"patient.moved","data":{}}"#), 400, names: "“data.state”")
      try check(await clinic.ask("POST", events, #"{"type":"patient.moved"}"#), 400, names: "“state”")
      let stranger = "rf_" + String(refill.id.dropFirst(3).reversed())
      for id in [stranger, "nobody", "%20", String(repeating: "x", count: 200)] {
        try check(await clinic.ask("GET", "/v1/refills/\(id)"), 404)
        try check(await clinic.ask("POST", "/v1/refills/\(id)/events", #"{"type":"patient.hasIt"}"#), 404)
      }
      try check(
        await clinic.ask("PUT", "/v1/patients/a%20b", #"{"brand":"north","name":"x"}"#), 400, names: "id")
      try check(await clinic.ask("POST", "/v1/patients/nobody/links"), 404)
      try check(await clinic.ask("POST", "/v1/messages/nobody/retry"), 404)
      try check(await clinic.ask("PATCH", "/v1/patients/p1"), 404)
    }
  }

  @Test("What does not fit what is known is refused without saying what is known")
  func unfitting() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1", name: Self.canary)
      try await clinic.patient("2")
      let canary = "Canary-Zebulon"
      for (path, body, status) in [
        ("patients/p9", #"{"brand":"west","name":"x"}"#, 422),
        ("prescriptions/rx9", #"{"patient":"\#(canary)","drug":"x"}"#, 422),
        ("prescriptions/rx9", #"{"patient":"p1","drug":"x","prescriber":"\#(canary)"}"#, 422),
        ("prescriptions/rx1", #"{"patient":"p2","drug":"x"}"#, 409),
        ("requests/r9", #"{"patient":"\#(canary)","prescriptions":["rx1"]}"#, 422),
        ("requests/r9", #"{"patient":"p1","prescriptions":["rx1","\#(canary)"]}"#, 422),
        ("requests/r9", #"{"patient":"p1","prescriptions":["rx2"]}"#, 422),
        ("requests/r9", #"{"patient":"p1","prescriptions":[]}"#, 422),
        ("requests/r9", #"{"patient":"p1","prescriptions":["rx1","rx1"]}"#, 422),
        ("prescriptions/rx1", #"{"patient":"p1","drug":"x","daysSupply":1000000000000}"#, 400),
        ("prescriptions/rx1", #"{"patient":"p1","drug":"x","repeatsAllowed":-9223372036854775808}"#, 400),
        ("prescriptions/rx1", #"{"patient":"p1","drug":"x","completedFills":-1}"#, 400),
        ("requests/r9", #"{"patient":"p1","prescriptions":["rx1"],"imported":true}"#, 422),
        ("requests/r9", #"{"patient":"p1","prescriptions":["rx1"],"pharmacy":{"endpoint":"nowhere"}}"#, 422),
      ] {
        let reply = await clinic.ask("PUT", "/v1/\(path)", body)
        try check(reply, status)
        #expect(!reply.text.contains(canary), "\(reply.text)")
      }
    }
  }

  @Test(
    "A query that cannot be is refused",
    arguments: [
      ("/v1/refills", "limit", "0"), ("/v1/refills", "limit", "501"), ("/v1/refills", "limit", "x"),
      ("/v1/refills", "live", "yes"), ("/v1/refills", "progress", "nowhere"),
      ("/v1/refills", "task", "nobody"),
      ("/v1/refills", "after", "nonsense"), ("/v1/events", "after", "-1"), ("/v1/events", "after", "x"),
      ("/v1/events", "wait", "31"), ("/v1/events", "wait", "-1"), ("/v1/events", "limit", "0"),
      ("/v1/messages", "state", "lost"),
    ])
  func queries(_ path: String, _ name: String, _ value: String) async throws {
    try await Clinic.open { clinic in
      try check(await clinic.ask("GET", path, query: [name: value]), 400, names: "“\(name)”")
    }
  }
}
