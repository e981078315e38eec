import Curl
import Foundation
import PharmacySimulator
import Testing

@Suite("The simulated pharmacy over HTTP")
struct ServingTests {
  static let token = "token"

  private func open<Result>(
    _ body: (
      PharmacySimulator, _ ask: (CurlMethod, String, [CurlHeader], String) async throws -> CurlResponse
    ) async throws -> Result
  ) async throws -> Result {
    let simulator = PharmacySimulator(.init(token: Self.token, speed: 1, now: { 1_772_359_200_250 }))
    let running = Task { try await simulator.run() }
    defer { running.cancel() }
    let port = try #require(await simulator.port)
    let client = try CurlClient()
    let result = try await body(simulator) { method, path, headers, text in
      try await client.perform(
        CurlRequest(
          method, "http://127.0.0.1:\(port)\(path)", headers: headers, body: Array(text.utf8),
          options: CurlOptions(credentials: .bearer(Self.token))))
    }
    await client.shutdown()
    return result
  }

  private func json(_ response: CurlResponse) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(response.body)) as? NSDictionary)
  }

  @Test("An order makes a fill, which is there in plain JSON and in FHIR, with a validator")
  func order() async throws {
    try await open { simulator, ask in
      let ordered = try await ask(.post, "/orders", [], #"{"reference":"R-1","way":"mail"}"#)
      #expect(ordered.status == 201)
      #expect(try json(ordered)["id"] as? String == "F-1")
      #expect(simulator.posts(of: "R-1") == 1)
      let fill = try await ask(.get, "/fills/F-1", [], "")
      #expect(try json(fill)["status"] as? String == "received")
      #expect(try json(fill)["updatedAt"] as? String == "2026-03-01T10:00:00.250Z")
      let tag = try #require(fill.headers["ETag"])
      #expect(try await ask(.get, "/fills/F-1", [CurlHeader("If-None-Match", tag)], "").status == 304)
      simulator.set("F-1", .ready)
      #expect(try await ask(.get, "/fills/F-1", [CurlHeader("If-None-Match", tag)], "").status == 200)
      let dispense = try await ask(.get, "/fhir/MedicationDispense/F-1", [], "")
      #expect(try json(dispense)["status"] as? String == "in-progress")
      #expect(try await ask(.get, "/fills/F-2", [], "").status == 404)
      #expect(try await ask(.post, "/orders", [], "{").status == 400)
    }
  }

  @Test("A search gives pages, each fill once, and only what changed since")
  func search() async throws {
    try await open { simulator, ask in
      for number in 0..<25 { simulator.add("R-\(number)", plan: .still(.ready)) }
      var found: [String] = []
      var path: String? = "/fills?limit=10"
      while let next = path {
        let page = try json(try await ask(.get, next, [], ""))
        found += (page["fills"] as? [NSDictionary] ?? []).compactMap { $0["id"] as? String }
        path = page["next"] as? String
      }
      #expect(Set(found).count == 25 && found.count == 25)
      let later = try json(try await ask(.get, "/fills?since=2026-03-01T10:00:01Z", [], ""))
      #expect((later["fills"] as? [NSDictionary])?.isEmpty == true)
    }
  }

  @Test("A fault happens as often as it was asked for, and to the requests that it is for")
  func faults() async throws {
    try await open { simulator, ask in
      simulator.add("R-1", plan: .still(.ready))
      simulator.inject(.tooMany(retryAfter: "7"), for: .fill("F-1"), times: 1)
      #expect(try await ask(.get, "/fills", [], "").status == 200)
      let busy = try await ask(.get, "/fills/F-1", [], "")
      #expect(busy.status == 429 && busy.headers["Retry-After"] == "7")
      #expect(try await ask(.get, "/fills/F-1", [], "").status == 200)
      simulator.inject(.closed(carriedOut: false), for: .orders)
      await #expect(throws: CurlError.self) { try await ask(.post, "/orders", [], #"{"reference":"R-2"}"#) }
      #expect(simulator.posts(of: "R-2") == 0)
      simulator.clearFaults()
      #expect(try await ask(.post, "/orders", [], #"{"reference":"R-2"}"#).status == 201)
    }
  }
}
