import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Portal
import Refills
import Statecharts
import Testing

@Suite("One-time codes at sign-in", .timeLimit(.minutes(1)))
struct SecondFactorTests {
  /// What an app does with the key that the page shows.
  private func code(_ page: String, at now: Instant) throws -> String {
    let shown = try #require(page.firstMatch(of: /data-key="">([A-Z2-7 ]+)</))
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let bits = try shown.1.filter { $0 != " " }.map { letter in
      let value = try #require(letters.firstIndex(of: letter))
      return String(repeating: "0", count: 5 - String(value, radix: 2).count) + String(value, radix: 2)
    }.joined()
    #expect(bits.count == 160)
    let secret = stride(from: 0, to: 160, by: 8).compactMap { UInt8(bits.dropFirst($0).prefix(8), radix: 2) }
    return OneTimeCode(secret: secret).text(at: now.milliseconds / 1000 / OneTimeCode.step)
  }

  private func open(
    needsCodes: Bool = false, _ body: @escaping @Sendable (Clinic, inout DeskBrowser) async throws -> Void
  )
    async throws
  {
    try await Clinic.open(needsCodes: needsCodes) { clinic in
      _ = try await clinic.staff("d1", ["provider"], password: DeskBrowser.password)
      try await clinic.app.test(.router) { client in
        var desk = DeskBrowser(client)
        try await body(clinic, &desk)
      }
    }
  }

  private func confirm(_ code: String, at desk: DeskBrowser) async throws -> TestResponse {
    try await desk.send("/desk/account/confirm", ["code": code, "password": DeskBrowser.password])
  }

  @Test(
    "A key that somebody saw before is not the one that is confirmed, and who was in without a code is out")
  func seenBefore() async throws {
    try await open { clinic, desk in
      var thief = DeskBrowser(desk.client)
      try await thief.signIn("d1")
      let seen = try await thief.page("/desk/account")
      try await desk.signIn("d1")
      let own = try await desk.page("/desk/account")
      let now = clinic.time.now()
      #expect(try code(seen, at: now) != code(own, at: now))
      #expect(try await confirm(try code(seen, at: now), at: desk).status == .forbidden)
      #expect(try await confirm(try code(own, at: now), at: desk).status == .seeOther)
      #expect(try await desk.get("/desk").status == .ok)
      #expect(try await thief.get("/desk").headers[.location] == "/desk/sign-in")
    }
  }

  @Test("The codes are those of RFC 6238's examples")
  func examples() {
    let code = OneTimeCode(secret: Array("12345678901234567890".utf8))
    for (seconds, text) in [
      (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
      (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ] as [(Int64, String)] {
      #expect(code.text(at: seconds / OneTimeCode.step) == text)
    }
  }

  @Test("Set up by a first code, asked for from then on, each once; taken away by another")
  func setUp() async throws {
    try await open { clinic, desk in
      #expect(try await desk.signIn("d1").status == .seeOther)
      let page = try await desk.page("/desk/account")
      #expect(page.contains("otpauth://totp/"))
      let wrong = try await confirm("12345", at: desk)
      #expect(wrong.status == .forbidden)
      #expect(
        try code(String(buffer: wrong.body), at: clinic.time.now()) == code(page, at: clinic.time.now()))
      let first = try code(page, at: clinic.time.now())
      #expect(
        try await desk.send("/desk/account/confirm", ["code": first]).status == .forbidden, "no password")
      #expect(try await confirm(first, at: desk).status == .seeOther)
      #expect(try await !desk.page("/desk/account").contains("data-key"), "the key is never shown again")
      var other = DeskBrowser(desk.client)
      for wrong in [nil, "", "000000", first] {
        #expect(try await other.signIn("d1", code: wrong).status == .unauthorized, "\(wrong ?? "none")")
      }
      clinic.time.advance(by: .seconds(30))
      let next = try code(page, at: clinic.time.now())
      #expect(try await other.signIn("d1", code: " \(next.prefix(3)) \(next.suffix(3))").status == .seeOther)
      #expect(try await other.signIn("d1", code: next).status == .unauthorized, "a code counts once")
      clinic.time.advance(by: .minutes(16))
      let last = try code(page, at: clinic.time.now())
      #expect(try await desk.send("/desk/account/remove", ["code": last]).status == .seeOther)
      #expect(try await other.signIn("d1").status == .seeOther)
    }
  }

  @Test("Guessing codes is slowed, right ones too")
  func guessing() async throws {
    try await open { clinic, desk in
      try await desk.signIn("d1")
      let page = try await desk.page("/desk/account")
      for _ in 0..<5 {
        #expect(try await confirm("x", at: desk).status == .forbidden)
      }
      let right = try code(page, at: clinic.time.now())
      #expect(try await confirm(right, at: desk).status == .tooManyRequests)
    }
  }

  @Test("Where the clinic asks for codes, whoever has none gets to their account alone")
  func required() async throws {
    try await open(needsCodes: true) { clinic, desk in
      _ = try await clinic.staff("d2", ["provider"])
      try await desk.signIn("d1")
      for path in ["/desk", "/desk/board", "/desk/find"] {
        #expect(try await desk.get(path).headers[.location] == "/desk/account")
      }
      #expect(try await desk.get("/v1/refills").status == .forbidden)
      #expect(try await desk.page("/v1/refills").contains("second-factor"))
      let page = try await desk.page("/desk/account")
      #expect(page.contains("set up an app first") && !page.contains("Staff d2"))
      #expect(try await desk.send("/desk/absence", [:]).headers[.location] == "/desk/account")
      _ = try await confirm(try code(page, at: clinic.time.now()), at: desk)
      #expect(try await desk.get("/desk").status == .ok)
      #expect(try await desk.get("/v1/refills").status == .ok)
      #expect(try await desk.page("/desk/account").contains("Staff d2"))
    }
  }

  @Test("The operator takes them away, and nobody else; sign-ins of before end")
  func reset() async throws {
    try await open { clinic, desk in
      try await desk.signIn("d1")
      let page = try await desk.page("/desk/account")
      _ = try await confirm(try code(page, at: clinic.time.now()), at: desk)
      let system = Caller.client(try Clinic.system("north"))
      #expect(await clinic.ask("POST", "/v1/staff/d1/reset", as: system).status == 403)
      #expect(await clinic.ask("POST", "/v1/staff/nobody/reset").status == 404)
      #expect(await clinic.ask("POST", "/v1/staff/d1/reset").status == 204)
      #expect(try await desk.get("/desk").headers[.location] == "/desk/sign-in")
      #expect(try await desk.signIn("d1").status == .seeOther)
    }
  }

  @Test("A new password ends the sign-ins of the old one")
  func newPassword() async throws {
    try await open { clinic, desk in
      try await desk.signIn("d1")
      #expect(try await desk.get("/desk").status == .ok)
      _ = try await clinic.staff("d1", ["provider"], password: "another horse battery")
      #expect(try await desk.get("/desk").headers[.location] == "/desk/sign-in")
    }
  }
}
