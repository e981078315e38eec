import Foundation
import Portal
import Refills
import Statecharts
import StoreTesting
import Testing

@Suite("Systems read", .timeLimit(.minutes(1)))
struct ReadingTests {
  @Test("Pages of a list hold every refill once")
  func paging() async throws {
    try await Clinic.open { clinic in
      var made: Set<String> = []
      for number in 1...7 { made.insert(try await clinic.waiting("\(number)").id) }
      let client = Caller.client(try Clinic.system("north"))
      var found: [String] = []
      var cursor: String?
      repeat {
        var query = ["limit": "3", "live": "true", "progress": "withProvider"]
        query["after"] = cursor
        let page = try await clinic.ask("GET", "/v1/refills", as: client, query: query).object()
        let refills = try #require(page["refills"] as? [Any])
        #expect(refills.count <= 3)
        found += try refills.map { try Asked($0).id }
        cursor = page["next"] as? String
      } while cursor != nil
      #expect(found.count == 7)
      #expect(Set(found) == made)
    }
  }

  @Test("A refill that has not changed is not sent again")
  func entityTags() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let path = "/v1/refills/\(refill.id)"
      let first = await clinic.ask("GET", path)
      let tag = try #require(first.header("etag"))
      #expect(tag == refill.tag)
      let same = await clinic.ask("GET", path, headers: ["if-none-match": tag])
      #expect(same.status == 304)
      #expect(same.body.isEmpty)
      let changed = await clinic.event(.patientAlmostOut, on: refill, as: .localOperator)
      #expect(changed.header("etag") != tag)
      #expect(await clinic.ask("GET", path, headers: ["if-none-match": tag]).status == 200)
      #expect(
        try Set(first.object().keys).isSuperset(of: [
          "id", "external", "version", "chart", "stage", "progress", "patientPart", "cancel", "tracking",
          "pace",
          "unsure", "openActions", "next", "timeline",
        ]))
      #expect(!first.text.contains("Testa") && !first.text.contains("Placebo"))
    }
  }

  @Test("The stream goes on after a cursor and holds the reader's own brands")
  func stream() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      _ = try await clinic.waiting("2", brand: "south")
      let client = Caller.client(try Clinic.system("north"))
      let first = try await clinic.ask("GET", "/v1/events", as: client).object()
      let events = try #require(first["events"] as? [[String: String]])
      #expect(!events.isEmpty)
      #expect(events.allSatisfy { $0["id"]?.hasPrefix(refill.id) == true })
      let cursor = try #require(first["cursor"] as? String)
      let rest = try await clinic.ask("GET", "/v1/events", as: client, query: ["after": cursor]).object()
      #expect((rest["events"] as? [Any])?.isEmpty == true)
      #expect(rest["cursor"] as? String == cursor)
      let support = try await clinic.staff("s1", ["support"])
      #expect(await clinic.ask("GET", "/v1/events", as: support).status == 403)
    }
  }

  @Test("A reader who waits is answered when something happens")
  func waiting() async throws {
    try await Clinic.open { clinic in
      let client = Caller.client(try Clinic.system("north"))
      let idle = clinic.time.sleepers
      async let reply = clinic.ask("GET", "/v1/events", as: client, query: ["wait": "30"])
      try await until { clinic.time.sleepers > idle }
      let refill = try await clinic.waiting("1")
      let events = try #require(try await reply.object()["events"] as? [[String: String]])
      #expect(events.first?["id"]?.hasPrefix(refill.id) == true)
    }
  }

  @Test("Figures are written as Prometheus reads them")
  func metrics() async throws {
    try await Clinic.open { clinic in
      let reply = await clinic.ask("GET", "/metrics", as: nil)
      #expect(reply.header("content-type")?.contains("version=0.0.4") == true)
      var declared: Set<Substring> = []
      for line in reply.text.split(separator: "\n") {
        if line.hasPrefix("# TYPE ") {
          let name = line.split(separator: " ")[2]
          #expect(declared.insert(name).inserted, "\(name) is declared twice")
        } else if !line.hasPrefix("#") {
          let match = try #require(
            line.wholeMatch(of: /([a-z_]+)(\{[a-z]+="(?:[^"\\]|\\.)*"\})? (-?[0-9.e+]+)/), "\(line)")
          #expect(declared.contains(match.1))
          #expect(Double(match.3) != nil)
        }
      }
      #expect(reply.text.contains(#"refilld_a_total{which="say \"x\"\\\n"} 2.0"#))
      #expect(reply.text.contains(#"refilld_endpoint_open{endpoint="main-street"} 1.0"#))
      for path in ["/healthz", "/readyz"] { #expect(await clinic.ask("GET", path, as: nil).status == 200) }
    }
  }
}
