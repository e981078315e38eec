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
  private static let password = "correct horse battery"

  /// A browser at the desk.
  private struct Desk {
    let client: any TestClientProtocol
    var cookie = HTTPFields()

    func get(_ path: String) async throws -> TestResponse {
      try await client.execute(uri: path, method: .get, headers: cookie)
    }

    func send(_ path: String, _ fields: [String: String]) async throws -> TestResponse {
      let own: HTTPFields = [.secFetchSite: "same-origin", .contentType: "application/x-www-form-urlencoded"]
      return try await client.execute(
        uri: path, method: .post, headers: cookie.with(own), body: ByteBuffer(string: Form.encode(fields)))
    }

    mutating func signIn(_ next: String? = nil) async throws -> String? {
      var fields = ["account": "d1", "password": SignInAgainTests.password]
      fields["next"] = next
      let reply = try await send("/desk/sign-in", fields)
      let set = try #require(reply.headers[.setCookie]?.split(separator: ";").first)
      cookie = [.cookie: String(set)]
      return reply.headers[.location]
    }
  }

  @Test("Four hours after the sign-in it reads, and decides only after another")
  func decides() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      _ = try await clinic.staff("d1", ["provider"], password: Self.password)
      try await clinic.app.test(.router) { client in
        var desk = Desk(client: client)
        _ = try await desk.signIn()
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
        #expect(try await desk.signIn(page) == page)
        #expect(try await approve().status == .seeOther)
        #expect(try clinic.now(refill).progress == .approved)
      }
    }
  }

  @Test("Whoever has to sign in comes back to the page they asked for, and to no other place")
  func comesBack() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.staff("d1", ["provider"], password: Self.password)
      try await clinic.app.test(.router) { client in
        var desk = Desk(client: client)
        #expect(try await desk.get("/desk/board").headers[.location] == "/desk/sign-in?next=/desk/board")
        #expect(try await desk.get("/desk").headers[.location] == "/desk/sign-in")
        let form = try await desk.get("/desk/sign-in?next=/desk/board")
        #expect(String(buffer: form.body).contains(#"name="next" value="/desk/board""#))
        #expect(try await desk.signIn("/desk/board") == "/desk/board")
        for foreign in [
          "https://elsewhere.example", "//elsewhere.example", "/p", "/desk/../p", "/desk/x?y=1",
          "/desk\r\nX: y",
          "/desk/sign-in", "/deskx", "", String(repeating: "/desk", count: 50),
        ] {
          #expect(try await desk.signIn(foreign) == "/desk", "\(foreign)")
        }
      }
    }
  }
}
