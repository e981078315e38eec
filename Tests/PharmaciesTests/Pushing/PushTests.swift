import Crypto
import Foundation
import Pharmacies
import Refills
import Statecharts
import Synchronization
import Testing
import Tracking

@Suite("Pushes in")
struct PushTests {
  final class Hints: Sendable {
    let all = Mutex<[String?]>([])
  }

  static let key = Data("a secret of pushes".utf8)
  static let body = Array(#"{"type":"fill.changed","data":{"id":"F-7"}}"#.utf8)

  private func verifier(_ hints: Hints, push: String = "push: {secret: {env: PUSH}}") throws -> (
    PushVerifier, EndpointName
  ) {
    let endpoint = try Endpoint(
      yaml: """
        connector: json
        url: https://pharmacy.example
        sign-in: {secret: {env: PUSH}}
        \(push)
        """, name: try Read.endpoint(), file: "acme.yaml", folder: FileManager.default.temporaryDirectory,
      environment: ["PUSH": "whsec_" + Self.key.base64EncodedString()])
    return (
      PushVerifier([endpoint], time: FixedTime()) { _, item in hints.all.withLock { $0.append(item) } },
      endpoint.name
    )
  }

  private func headers(age: Int64 = 0, id: String = "msg_1", key: Data = key) -> [String: String] {
    let timestamp = String(FixedTime().moment.milliseconds / 1000 - age)
    let code = HMAC<SHA256>.authenticationCode(
      for: Data("\(id).\(timestamp).".utf8) + Self.body, using: SymmetricKey(data: key))
    return [
      "webhook-id": id, "webhook-timestamp": timestamp,
      "webhook-signature": "v1a,xxxx v1,\(Data(code).base64EncodedString())",
    ]
  }

  @Test("A genuine push is a hint about its item, and nothing else")
  func genuine() async throws {
    let hints = Hints()
    let (verifier, name) = try verifier(hints)
    #expect(await verifier.verify(name, headers: headers(), body: Self.body) == .accepted)
    #expect(hints.all.withLock { $0 } == ["F-7"])
  }

  @Test("A wrong key, an altered body, an old or a future push, a missing header: refused, no hint")
  func forged() async throws {
    let hints = Hints()
    let (verifier, name) = try verifier(hints)
    #expect(
      await verifier.verify(name, headers: headers(key: Data("other".utf8)), body: Self.body) == .badSignature
    )
    #expect(await verifier.verify(name, headers: headers(), body: Self.body + [0x20]) == .badSignature)
    #expect(await verifier.verify(name, headers: headers(age: 301), body: Self.body) == .badSignature)
    #expect(await verifier.verify(name, headers: headers(age: -301), body: Self.body) == .badSignature)
    #expect(await verifier.verify(name, headers: headers(age: 300), body: Self.body) == .accepted)
    var altered = headers()
    altered["webhook-id"] = "msg_2"
    #expect(await verifier.verify(name, headers: altered, body: Self.body) == .badSignature)
    for header in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
      var missing = headers()
      missing[header] = nil
      #expect(await verifier.verify(name, headers: missing, body: Self.body) == .badSignature)
    }
    #expect(hints.all.withLock { $0.count } == 1)
  }

  @Test("An endpoint that takes no pushes is none")
  func noEndpoint() async throws {
    let (verifier, name) = try verifier(Hints(), push: "")
    #expect(await verifier.verify(name, headers: headers(), body: Self.body) == .noSuchEndpoint)
    #expect(
      await verifier.verify(try Read.endpoint("other"), headers: headers(), body: Self.body)
        == .noSuchEndpoint)
  }

  @Test("A name and a password can sign in a push")
  func basic() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "push-\(UUID().uuidString).yaml")
    try (ConnectorFileTests.good + "\npush: {check: basic}\n").write(
      to: file, atomically: true, encoding: .utf8)
    let hints = Hints()
    let endpoint = try Endpoint(
      yaml: "connector: \(file.path)\nurl: https://p.example\npush: {user: carrier, secret: {env: S}}",
      name: try Read.endpoint(), file: "a.yaml", folder: file, environment: ["S": "pass:word"])
    let verifier = PushVerifier([endpoint], time: FixedTime()) { _, item in
      hints.all.withLock { $0.append(item) }
    }
    let good = "Basic " + Data("carrier:pass:word".utf8).base64EncodedString()
    #expect(await verifier.verify(endpoint.name, headers: ["authorization": good], body: []) == .accepted)
    #expect(
      await verifier.verify(endpoint.name, headers: ["authorization": good + "="], body: []) == .badSignature)
    #expect(await verifier.verify(endpoint.name, headers: [:], body: []) == .badSignature)
    #expect(hints.all.withLock { $0 } == [nil])
  }
}
