import Crypto
import Foundation
import Pharmacies
import Refills
import Statecharts
import Synchronization
import Testing
import Tracking

/// How each kind of push is known to be genuine.
@Suite("Checking pushes")
struct PushCheckTests {
  static let body = Array(#"{"id":"evt_1","data":{"id":"F-7"}}"#.utf8)
  static let now = FixedTime().moment

  /// - Parameters:
  ///   - check: of the connector, with what else its `push` says.
  ///   - push: of the endpoint.
  static func verifier(
    check: String, push: String = "{secret: {env: A}}",
    secrets: [String: String] = ["A": "first", "B": "second"]
  ) throws -> (verify: ([String: String], [UInt8]) async throws -> InboundVerdict, hints: PushTests.Hints) {
    let file = FileManager.default.temporaryDirectory.appending(path: "push-\(UUID().uuidString).yaml")
    try (ConnectorFileTests.good + "\npush: {check: \(check)}\n").write(
      to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let endpoint = try Endpoint(
      yaml: "connector: \(file.path)\nurl: https://p.example\npush: \(push)", name: try Read.endpoint(),
      file: "a.yaml", folder: file, environment: secrets)
    let hints = PushTests.Hints()
    let verifier = PushVerifier([endpoint], time: FixedTime()) { _, item in
      hints.all.withLock { $0.append(item) }
    }
    return ({ await verifier.verify(endpoint.name, headers: $0, body: $1) }, hints)
  }

  static func hex(_ signed: [UInt8], _ key: String) -> String {
    HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: Data(key.utf8)))
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test("Photon: hexadecimal HMAC of the body, and a time in milliseconds of the last five minutes")
  func photon() async throws {
    let (verify, hints) = try Self.verifier(check: "photon, item: data.id")
    func headers(_ code: String, age: Int64 = 0) -> [String: String] {
      ["x-photon-signature": code, "x-photon-timestamp": String(Self.now.milliseconds - age)]
    }
    let code = Self.hex(Self.body, "first")
    #expect(try await verify(headers(code), Self.body) == .accepted)
    #expect(try await verify(headers(code.uppercased()), Self.body) == .accepted)
    #expect(try await verify(headers(code, age: 299_999), Self.body) == .accepted)
    #expect(try await verify(headers(code, age: 300_001), Self.body) == .badSignature)
    #expect(try await verify(headers(code, age: -300_001), Self.body) == .badSignature)
    #expect(try await verify(headers(code), Self.body + [0x0A]) == .badSignature)
    #expect(try await verify(headers(Self.hex(Self.body, "second")), Self.body) == .badSignature)
    for wrong in ["", "zz", String(code.dropLast()), String(code.dropLast(2)), code + "00"] {
      #expect(try await verify(headers(wrong), Self.body) == .badSignature)
    }
    #expect(try await verify(["x-photon-signature": code], Self.body) == .badSignature)
    #expect(try await verify([:], Self.body) == .badSignature)
    #expect(hints.all.withLock { $0 } == ["F-7", "F-7", "F-7"])
  }

  @Test(
    "A genuine push is taken whatever it contains",
    arguments: ["", "<html>", "{", "[]", #"{"data":7}"#, "\u{0}"])
  func contents(text: String) async throws {
    let (verify, hints) = try Self.verifier(check: "photon, item: data.id")
    let body = Array(text.utf8) + [0xFF]
    let headers = [
      "x-photon-signature": Self.hex(body, "first"), "x-photon-timestamp": String(Self.now.milliseconds),
    ]
    #expect(try await verify(headers, body) == .accepted)
    #expect(hints.all.withLock { $0 } == [nil])
  }

  @Test("EasyPost: a prefix before the code, and a key that is normalised")
  func easypost() async throws {
    // The same word, composed and decomposed, with a sign that NFKD replaces.
    let (verify, _) = try Self.verifier(check: "easypost", secrets: ["A": "s\u{E9}cret \u{FB01}"])
    let code = Self.hex(Self.body, "se\u{301}cret fi")
    #expect(try await verify(["x-hmac-signature": "hmac-sha256-hex=" + code], Self.body) == .accepted)
    #expect(try await verify(["x-hmac-signature": code], Self.body) == .badSignature)
    let plain = Self.hex(Self.body, "s\u{E9}cret \u{FB01}")
    #expect(try await verify(["x-hmac-signature": "hmac-sha256-hex=" + plain], Self.body) == .badSignature)
  }

  @Test("While a secret is replaced the old and the new one count")
  func rotation() async throws {
    let (verify, _) = try Self.verifier(
      check: "{hmac: {header: X-Sign, prefix: 'sha256='}}", push: "{secret: [{env: A}, {env: B}]}")
    for (key, verdict) in [
      ("first", InboundVerdict.accepted), ("second", .accepted), ("third", .badSignature),
    ] {
      #expect(try await verify(["x-sign": "sha256=" + Self.hex(Self.body, key)], Self.body) == verdict)
    }
  }

  @Test("A time may stand in the header of the signatures itself")
  func parts() async throws {
    let (verify, _) = try Self.verifier(
      check: """
        {hmac: {header: Auth-Signature, separator: ",", prefix: v1=, timestamp-header: Auth-Signature,
        timestamp-prefix: t=, signed: "{timestamp}.{body}"}}
        """)
    let time = String(Self.now.milliseconds / 1000)
    let code = Self.hex(Array("\(time).".utf8) + Self.body, "first")
    #expect(try await verify(["auth-signature": "t=\(time),v1=00,v1=\(code)"], Self.body) == .accepted)
    let old = String(Self.now.milliseconds / 1000 - 301)
    let oldCode = Self.hex(Array("\(old).".utf8) + Self.body, "first")
    #expect(try await verify(["auth-signature": "t=\(old),v1=\(oldCode)"], Self.body) == .badSignature)
    #expect(try await verify(["auth-signature": "v1=\(code)"], Self.body) == .badSignature)
  }

  @Test("A secret in a header signs in a push")
  func header() async throws {
    let (verify, _) = try Self.verifier(
      check: "{header: X-Token, prefix: 'Key '}", push: "{secret: [{env: A}, {env: B}]}")
    #expect(try await verify(["x-token": "Key first"], Self.body) == .accepted)
    #expect(try await verify(["x-token": "Key second"], Self.body) == .accepted)
    #expect(try await verify(["x-token": "first"], Self.body) == .badSignature)
    #expect(try await verify([:], Self.body) == .badSignature)
  }

  @Test("A push may name several items, each of which is asked about once")
  func several() async throws {
    let (verify, hints) = try Self.verifier(
      check: "{header: X-Token}, item: [nothing.here, 'fills[*].id']")
    let body = #"{"fills":[{"id":"F-2"},{"id":"F-1"},{"id":"F-2"},{"id":""}]}"#
    #expect(try await verify(["x-token": "first"], Array(body.utf8)) == .accepted)
    #expect(hints.all.withLock { $0 } == ["F-1", "F-2"])
    let many = (0...100).map { #"{"id":"F-\#($0)"}"# }.joined(separator: ",")
    #expect(try await verify(["x-token": "first"], Array(#"{"fills":[\#(many)]}"#.utf8)) == .accepted)
    #expect(hints.all.withLock { $0 } == ["F-1", "F-2", nil])
  }

  @Test("What anybody can send is a hint if the endpoint says so, and only so many count")
  func unsigned() async throws {
    let (verify, hints) = try Self.verifier(check: "none, item: data.id", push: "{unsigned: true}")
    for _ in 0..<100 { #expect(try await verify([:], Self.body) == .accepted) }
    #expect(hints.all.withLock { $0 } == Array(repeating: "F-7", count: 10))
  }

  @Test(
    "What is wrong is refused when the files are read",
    arguments: [
      ("none", "{}", "“unsigned” is missing"), ("none", "{unsigned: false}", "unsigned: true"),
      ("none", "{secret: {env: A}}", "no key “secret”"), ("basic", "{secret: {env: A}}", "“user” is missing"),
      ("photon", "{secret: []}", "1 to 4 secrets"), ("photon", "{secret: {env: NOBODY}}", "no variable"),
      ("standard-webhooks", "{secret: {env: A}}", "not written in base64"),
      ("paypal", "{secret: {env: A}}", "Write one of basic, easypost, none, photon, standard-webhooks"),
      ("none, source: true", "{unsigned: true}", "Only pushes that are signed"),
      ("basic, source: true", "{user: u, secret: {env: A}}", "Only pushes that are signed"),
      ("{header: X-T}, source: true", "{secret: {env: A}}", "Only pushes that are signed"),
      ("photon, item-body: data", "{secret: {env: A}}", "source: true"),
      (
        "{hmac: {header: X, signed: '{timestamp}.{body}'}}", "{secret: {env: A}}",
        "Nothing is called {timestamp}"
      ),
      ("{hmac: {header: X, id-header: I, signed: '{id}'}}", "{secret: {env: A}}", "proves nothing"),
    ])
  func refusals(check: String, push: String, says: String) throws {
    do {
      _ = try Self.verifier(check: check, push: push)
      Issue.record("It was taken.")
    } catch let error as FileError {
      #expect(error.description.contains(says), "\(error)")
    }
  }
}
