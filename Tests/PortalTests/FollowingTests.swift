import Foundation
import Portal
import Refills
import Statecharts
import Store
import Testing
import Tracking

@Suite("Following the stream", .timeLimit(.minutes(1))) struct FollowingTests {
  private func ask(
    _ clinic: Clinic, query: [String: String] = [:], headers: [String: String] = [:]
  ) async throws -> PortalReply {
    await clinic.portal.answer(
      PortalRequest(
        method: "GET", path: "/v1/events", query: query,
        headers: headers.merging(["accept": "text/event-stream"]) { first, _ in first }, body: [],
        at: clinic.time.now(), caller: .client(try Clinic.system("north"))))
  }

  private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

  /// Values of the lines that begin so.
  private func values(_ name: String, in text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix(name + ": ") }.map {
      String($0.dropFirst(name.count + 2))
    }
  }

  @Test("Events come as they happen, each with its cursor, and go on after the last one that was seen")
  func events() async throws {
    try await Clinic.open { clinic in
      let first = try await clinic.waiting("1")
      let reply = try await ask(clinic)
      #expect(reply.headers.contains { $0.name == "Content-Type" && $0.value == "text/event-stream" })
      let chunks = try #require(reply.chunks)
      #expect(text(await chunks.next()) == "retry: 3000\n\n")
      let begun = text(await chunks.next())
      let (ids, data) = (values("id", in: begun), values("data", in: begun))
      #expect(!ids.isEmpty && ids.count == data.count)
      #expect(data.allSatisfy { $0.contains(first.id) })

      async let next = chunks.next()
      let second = try await clinic.waiting("2")
      #expect(text(await next).contains(second.id))

      let again = try await ask(clinic, headers: ["last-event-id": try #require(ids.last)])
      let rest = try #require(again.chunks)
      _ = await rest.next()
      let missed = text(await rest.next())
      #expect(missed.contains(second.id) && !missed.contains(first.id))
    }
  }

  @Test("Where nothing happens a comment says that the connection lives")
  func heartbeat() async throws {
    try await Clinic.open { clinic in
      let chunks = try #require(try await ask(clinic).chunks)
      _ = await chunks.next()
      let idle = clinic.time.sleepers
      async let next = chunks.next()
      try await until { clinic.time.sleepers > idle }
      clinic.time.advance(by: .seconds(15))
      #expect(text(await next) == ":\n\n")
    }
  }

  @Test("Only so many may listen at once; a place that falls free is given again")
  func bounded() async throws {
    try await Clinic.open { clinic in
      var replies: [PortalReply] = []
      for _ in 0..<3 { replies.append(try await ask(clinic)) }
      #expect(replies.allSatisfy { $0.status == 200 })
      let refused = try await ask(clinic)
      #expect(refused.status == 503)
      #expect(refused.headers.contains { $0.name == "Retry-After" })
      replies.removeLast()
      #expect(try await ask(clinic).status == 200)
    }
  }

  @Test("The end of the daemon is the end of each stream and of each wait")
  func end() async throws {
    try await Clinic.open { clinic in
      let chunks = try #require(try await ask(clinic).chunks)
      _ = await chunks.next()
      async let next = chunks.next()
      async let page = clinic.ask(
        "GET", "/v1/events", as: .client(try Clinic.system("north")), query: ["wait": "30"])
      try await until { clinic.listeners.count == 2 }
      let ending = Task { try await clinic.listeners.run() }
      ending.cancel()
      try await ending.value
      #expect(await next == nil)
      #expect(try await page.object()["cursor"] as? String == "0")
    }
  }

  @Test("A listener hears of the types that it asked for alone, and a type that is none is refused")
  func types() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      let client = Caller.client(try Clinic.system("north"))
      func ids(_ types: String?) async throws -> [String] {
        let query = types.map { ["types": $0] } ?? [:]
        let page = try await clinic.ask("GET", "/v1/events", as: client, query: query).object()
        return (page["events"] as? [[String: String]] ?? []).compactMap { $0["id"] }
      }
      let (all, progress) = (try await ids(nil), try await ids("org.refilld.refill.progress"))
      let both = try await ids("org.refilld.refill.progress,org.refilld.refill.tracking")
      #expect(progress.count == 1 && all.count > 1)
      #expect(both == all)
      for text in ["progress", "org.refilld.refill.progress,,x", ""] {
        #expect(await clinic.ask("GET", "/v1/events", as: client, query: ["types": text]).status == 400)
      }
    }
  }

  @Test("The operator sees how consumers are doing and lets one go on; a system may only look")
  func consumers() async throws {
    try await Clinic.open { clinic in
      let desk = try #require(clinic.consumers["crm"])
      desk.put(StreamStatus(.disabled(since: clinic.time.now(), "the receiver answered 410"), cursor: 7))
      let client = Caller.client(try Clinic.system("north"))
      let list = await clinic.ask("GET", "/v1/consumers", as: client)
      #expect(list.status == 200)
      #expect(list.text.contains(#""state":"disabled""#) && list.text.contains(#""cursor":"7""#))
      #expect(await clinic.ask("POST", "/v1/consumers/crm/enable", as: client).status == 403)
      #expect(await clinic.ask("POST", "/v1/consumers/crm/enable", as: .localOperator).status == 202)
      #expect(await clinic.ask("POST", "/v1/consumers/erp/enable", as: .localOperator).status == 404)
    }
  }
}
