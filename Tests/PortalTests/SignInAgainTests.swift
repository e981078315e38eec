import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Portal
import Refills
import Statecharts
import Testing

@Suite("A desk that somebody left open", .timeLimit(.minutes(1)))
struct SignInAgainTests {
  @Test("Four hours after the sign-in it reads, and decides only after another")
  func decides() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      _ = try await clinic.staff("d1", ["provider"], password: DeskBrowser.password)
      try await clinic.app.test(.router) { client in
        var desk = DeskBrowser(client)
        try await desk.signIn("d1")
        let page = "/desk/refills/\(refill.id)"
        for _ in 0..<10 {
          clinic.time.advance(by: .minutes(24))
          #expect(try await desk.get(page).status == .ok)
        }
        func approve() async throws -> TestResponse {
          let version = String(try clinic.now(refill).version)
          return try await desk.send(page + "/events", ["type": "provider.approve", "version": version])
        }
        let late = try await approve()
        let text = String(buffer: late.body)
        #expect(late.status == .forbidden && text.contains("more than 4 hours ago"), "\(text)")
        #expect(text.contains("/desk/sign-in?next=\(page)"))
        #expect(try clinic.now(refill).progress != .approved)
        #expect(try await desk.signIn("d1", next: page).headers[.location] == page)
        #expect(try await approve().status == .seeOther)
        #expect(try clinic.now(refill).progress == .approved)
      }
    }
  }

  @Test("Whoever has to sign in comes back to the page they asked for, and to no other place")
  func comesBack() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.staff("d1", ["provider"], password: DeskBrowser.password)
      try await clinic.app.test(.router) { client in
        var desk = DeskBrowser(client)
        #expect(try await desk.get("/desk/board").headers[.location] == "/desk/sign-in?next=/desk/board")
        #expect(try await desk.get("/desk").headers[.location] == "/desk/sign-in")
        let form = try await desk.get("/desk/sign-in?next=/desk/board")
        #expect(String(buffer: form.body).contains(#"name="next" value="/desk/board""#))
        #expect(try await desk.signIn("d1", next: "/desk/board").headers[.location] == "/desk/board")
        for foreign in [
          "https://elsewhere.example", "//elsewhere.example", "/p", "/desk/../p", "/desk/x?y=1",
          "/desk\r\nX: y",
          "/desk/sign-in", "/deskx", "", String(repeating: "/desk", count: 50),
        ] {
          let reply = try await desk.signIn("d1", next: foreign)
          #expect(reply.headers[.location] == "/desk", "\(foreign)")
        }
      }
    }
  }
}
