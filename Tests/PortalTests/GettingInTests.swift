import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Portal
import Refills
import Statecharts
import Testing

@Suite("Getting in", .timeLimit(.minutes(1)))
struct GettingInTests {
  private static let ours: HTTPFields = [.secFetchSite: "same-origin"]

  private func link(_ clinic: Clinic) async throws -> String {
    let reply = await clinic.ask("POST", "/v1/patients/p1/links")
    #expect(reply.status == 201)
    let url = try reply.string("url")
    #expect(url.hasPrefix(Clinic.address + "/p/open/"))
    return String(url.dropFirst(Clinic.address.count))
  }

  private func cookie(_ reply: TestResponse) throws -> String {
    let cookie = try #require(reply.headers[.setCookie])
    for part in ["HttpOnly", "SameSite=", "Secure"] { #expect(cookie.contains(part)) }
    return String(try #require(cookie.split(separator: ";").first))
  }

  @Test("Opening a one-time link spends nothing; a click spends it, once")
  func link() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let link = try await link(clinic)
      try await clinic.app.test(.router) { client in
        for _ in 1...2 {
          let offer = try await client.execute(uri: link, method: .get)
          #expect(offer.status == .ok)
          #expect(String(buffer: offer.body).contains(#"method="post" action="\#(link)""#))
        }
        #expect(try await client.execute(uri: link, method: .post).status == .forbidden)
        let foreign: HTTPFields = [.origin: "https://elsewhere.example"]
        #expect(try await client.execute(uri: link, method: .post, headers: foreign).status == .forbidden)

        let opened = try await client.execute(uri: link, method: .post, headers: [.origin: Clinic.address])
        #expect(opened.status == .seeOther)
        let page = try await client.execute(uri: "/p", method: .get, headers: [.cookie: try cookie(opened)])
        #expect(String(buffer: page.body).contains("/p/refills/\(refill.id)/events"))
        #expect(try await client.execute(uri: link, method: .post, headers: Self.ours).status == .gone)
      }
    }
  }

  @Test("A link is over after ten minutes, and what is none leads nowhere")
  func oldLink() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let link = try await link(clinic)
      clinic.time.advance(by: .minutes(10))
      try await clinic.app.test(.router) { client in
        let late = try await client.execute(uri: link, method: .post, headers: Self.ours)
        #expect(late.status == .gone)
        for secret in ["short", "..%2F..%2Fdesk%2Fsign-out%2F" + String(repeating: "x", count: 20)] {
          #expect(try await client.execute(uri: "/p/open/\(secret)", method: .get).status == .gone)
        }
      }
    }
  }

  @Test("A patient's session ends when it is idle, at its longest, and with a click")
  func patientSession() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      try await clinic.app.test(.router) { client in
        func signIn() async throws -> HTTPFields {
          let opened = try await client.execute(
            uri: try await link(clinic), method: .post, headers: Self.ours)
          return [.cookie: try cookie(opened)]
        }
        func isIn(_ headers: HTTPFields) async throws -> Bool {
          try await client.execute(uri: "/p", method: .get, headers: headers).status == .ok
        }
        let idle = try await signIn()
        clinic.time.advance(by: .minutes(29))
        #expect(try await isIn(idle))
        clinic.time.advance(by: .minutes(30))
        #expect(try await !isIn(idle))

        let busy = try await signIn()
        for _ in 1..<12 {
          clinic.time.advance(by: .minutes(20))
          #expect(try await isIn(busy))
        }
        clinic.time.advance(by: .minutes(20))
        #expect(try await !isIn(busy), "four hours are the longest")

        let out = try await signIn()
        #expect(try await client.execute(uri: "/p/out", method: .post, headers: out).status == .forbidden)
        let left = try await client.execute(uri: "/p/out", method: .post, headers: out.with(Self.ours))
        #expect(left.status == .seeOther)
        #expect(try await !isIn(out))
        let desk = try await client.execute(uri: "/desk", method: .get, headers: out)
        #expect(desk.headers[.location] == "/desk/sign-in", "a patient's cookie opens no desk")
      }
    }
  }

  @Test("Staff sign in with a password; an account that is not there looks like a wrong one")
  func staff() async throws {
    try await Clinic.open { clinic in
      let password = "correct horse battery"
      _ = try await clinic.staff("d1", ["provider"], password: password)
      _ = try await clinic.staff("d2", ["provider"])
      try await clinic.app.test(.router) { client in
        func signIn(_ account: String, _ password: String, _ headers: HTTPFields = Self.ours) async throws
          -> TestResponse
        {
          try await client.execute(
            uri: "/desk/sign-in", method: .post,
            headers: headers.with([.contentType: "application/x-www-form-urlencoded"]),
            body: ByteBuffer(string: Form.encode(["account": account, "password": password])))
        }
        #expect(try await signIn("d1", password, [:]).status == .forbidden)
        let right = try await signIn("d1", password)
        #expect(right.status == .seeOther)
        let cookie: HTTPFields = [.cookie: try cookie(right)]
        #expect(try await client.execute(uri: "/desk", method: .get, headers: cookie).status == .ok)

        let wrong = try await signIn("d1", "wrong horse battery")
        #expect(wrong.status == .unauthorized)
        for other in [
          try await signIn("nobody", password), try await signIn("d2", password),
          try await signIn("a b", "x"),
        ] {
          #expect(other.status == wrong.status)
          #expect(other.body == wrong.body)
        }

        #expect(
          try await client.execute(uri: "/desk/sign-out", method: .post, headers: cookie).status == .forbidden
        )
        let change = try await client.execute(
          uri: "/v1/staff/d3", method: .put, headers: cookie.with([.contentType: "application/json"]))
        #expect(change.status == .forbidden, "a cookie alone changes nothing")
        clinic.time.advance(by: .minutes(31))
        let late = try await client.execute(uri: "/desk", method: .get, headers: cookie)
        #expect(late.headers[.location] == "/desk/sign-in")
      }
    }
  }

  @Test("After five failures an account waits, known or not, though the password be right")
  func limiter() async throws {
    try await Clinic.open { clinic in
      let password = "correct horse battery"
      _ = try await clinic.staff("d1", ["provider"], password: password)
      try await clinic.app.test(.router) { client in
        func status(_ account: String, _ password: String) async throws -> HTTPResponse.Status {
          try await client.execute(
            uri: "/desk/sign-in", method: .post,
            headers: Self.ours.with([.contentType: "application/x-www-form-urlencoded"]),
            body: ByteBuffer(string: Form.encode(["account": account, "password": password]))
          ).status
        }
        for account in ["d1", "nobody"] {
          let tries = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
            for _ in 1...8 { group.addTask { try await status(account, "wrong horse battery") } }
            return try await group.reduce(into: []) { $0.append($1) }
          }
          #expect(tries.count { $0 == .unauthorized } == 5, "many at once are no way around it")
          #expect(tries.count { $0 == .tooManyRequests } == 3)
        }
        #expect(try await status("d1", password) == .tooManyRequests)
        clinic.time.advance(by: .minutes(15))
        #expect(try await status("d1", password) == .seeOther)
      }
    }
  }

  @Test("A password has a length that can be guessed by nobody and hashed by us")
  func passwords() async throws {
    try await Clinic.open { clinic in
      for password in ["elevenchars", String(repeating: "x", count: 257)] {
        let reply = try await clinic.put(
          "/v1/staff/d1", ["name": "D", "roles": ["north": ["provider"]], "password": password])
        #expect(reply.status == 422)
      }
    }
  }
}
