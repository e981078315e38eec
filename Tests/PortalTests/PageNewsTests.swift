import Foundation
import Portal
import Refills
import StoreTesting
import Testing
import Tracking

@Suite("Pages that stay open", .timeLimit(.minutes(1)))
struct PageNewsTests {
  private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

  /// Where the page asks for its news, as it stands in it.
  private func address(in page: PortalReply) throws -> (path: String, shown: String) {
    let found = try #require(page.text.firstMatch(of: /data-news="([^"?]+)\?shown=([^"]*)"/))
    return (String(found.1), String(found.2))
  }

  @Test("An open page is told when its refill moves, without being told what, and not when another's does")
  func news() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let patient = try clinic.patientCaller("1")
      try await clinic.hasToldFollowers()
      let (path, shown) = try address(in: await clinic.ask("GET", "/p", as: patient))
      let reply = await clinic.ask("GET", path, as: patient, query: ["shown": shown])
      #expect(reply.header("content-type") == "text/event-stream")
      let chunks = try #require(reply.chunks)
      #expect(text(await chunks.next()) == "retry: 5000\n\n")
      #expect(clinic.pages.count == 1)
      async let next = chunks.next()
      _ = try await clinic.waiting("2")
      let desk = try await clinic.staff("d1", ["provider"])
      #expect(await clinic.event(.providerApprove, on: refill, as: desk).status < 300)
      #expect(text(await next) == "event: news\ndata: 1\n\n")
    }
  }

  @Test("What came between the page and its question is told at once")
  func between() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let patient = try clinic.patientCaller("1")
      let (path, shown) = try address(in: await clinic.ask("GET", "/p/refills/\(refill.id)", as: patient))
      let desk = try await clinic.staff("d1", ["provider"])
      #expect(await clinic.event(.providerApprove, on: refill, as: desk).status < 300)
      let chunks = try #require(await clinic.ask("GET", path, as: patient, query: ["shown": shown]).chunks)
      _ = await chunks.next()
      #expect(text(await chunks.next()).hasPrefix("event: news"))
    }
  }

  @Test("Only its patient is told, and the place is free again when the page is left")
  func strangers() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      _ = try await clinic.waiting("2")
      let path = "/p/refills/\(refill.id)/news"
      #expect(await clinic.ask("GET", path, as: try clinic.patientCaller("2")).status == 404)
      #expect(await clinic.ask("GET", path, as: try await clinic.staff("d1", ["provider"])).chunks == nil)
      do {
        let reply = await clinic.ask("GET", path, as: try clinic.patientCaller("1"))
        #expect(reply.chunks != nil && clinic.pages.count == 1)
      }
      #expect(clinic.pages.count == 0)
    }
  }

  @Test("When too many pages are open the next one is told to do without")
  func full() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let patient = try clinic.patientCaller("1")
      var open: [PortalReply] = []
      for _ in 0..<Clinic.mostPages {
        open.append(await clinic.ask("GET", "/p/refills/\(refill.id)/news", as: patient))
      }
      #expect(open.allSatisfy { $0.status == 200 })
      #expect(await clinic.ask("GET", "/p/refills/\(refill.id)/news", as: patient).status == 503)
    }
  }

  @Test("The one script is served as such, and a page that is opened without it is whole")
  func script() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      let script = await clinic.ask("GET", "/p/live.js", as: nil)
      #expect(script.status == 200 && script.header("content-type") == "text/javascript; charset=utf-8")
      let page = await clinic.ask("GET", "/p", as: try clinic.patientCaller("1"))
      #expect(page.text.contains(#"<script src="/p/live.js" defer=""></script>"#))
      #expect(!page.text.contains("http-equiv"))
    }
  }
}
