import Crypto
import CryptoExtras
import Curl
import Foundation
import Pharmacies
import Refills
import Statecharts
import Store
import Synchronization
import Testing
import Tracking

/// Over real connections, against a server that checks what it gets.
@Suite("Signing in", .serialized)
struct SigningInTests {
  @Test("Many items are read with one token")
  func polling() async throws {
    let (server, loopback) = try AuthorizationServer.open()
    let endpoint = try AuthorizationServer.endpoint(loopback)
    let clinic = try Clinic()
    let refills = try (0..<20).map { try clinic.imported("R-\($0)", at: endpoint.name, item: "F-\($0)") }
    try await PharmaciesTests.polling([endpoint], for: clinic) { _ in
      try await eventually("all preparing") { refills.allSatisfy { clinic.now($0)?.progress == .preparing } }
    }
    #expect(server.state.withLock { $0.grants } == 1)
    #expect(server.state.withLock { $0.turnedAway } == 0)
  }

  @Test(
    "SMART Backend Services: a server that checks the assertion gives out tokens, each for an assertion of its own",
    arguments: ["RS384", "ES384"])
  func smart(algorithm: String) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "smart-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let client: AuthorizationServer.Client
    let pem: String
    if algorithm == "RS384" {
      let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
      (client, pem) = (.rsa(key.publicKey), key.pkcs8PEMRepresentation)
    } else {
      let key = P384.Signing.PrivateKey()
      (client, pem) = (.p384(key.publicKey), key.pemRepresentation)
    }
    try pem.write(to: folder.appending(path: "key.pem"), atomically: true, encoding: .utf8)
    let server = AuthorizationServer(client)
    // So short a life that each errand needs a token of its own.
    server.state.withLock { $0.expires = 1 }
    let loopback = try server.open()
    let endpoint = try AuthorizationServer.endpoint(
      loopback, client: "private-key-jwt", own: "key: {file: key.pem}, key-id: key-1", folder: folder)
    let clinic = try Clinic()
    let refill = try clinic.imported("R-1", at: endpoint.name, item: nil)
    let tokens = Tokens([endpoint])
    let time = HandTime()
    time.pass(RealTime().now() - Sample.now)
    for number in 1...3 {
      #expect(
        try await Errand.order(refill, at: endpoint, for: clinic, tokens: tokens, time: time) == .delivered,
        "\(server.state.withLock { $0.complaints })")
      #expect(server.state.withLock { $0.grants } == number)
      time.pass(.seconds(2))
    }
    #expect(server.state.withLock { $0.complaints }.isEmpty)
  }

  @Test("An order whose token was revoked is turned away, and is posted once with a new one")
  func revoked() async throws {
    let (server, loopback) = try AuthorizationServer.open()
    let endpoint = try AuthorizationServer.endpoint(loopback)
    let clinic = try Clinic()
    let refill = try clinic.imported("R-1", at: endpoint.name, item: nil)
    let tokens = Tokens([endpoint])
    let time = HandTime()
    #expect(
      try await Errand.order(refill, at: endpoint, for: clinic, tokens: tokens, time: time) == .delivered)
    time.pass(.minutes(2))
    server.revoke()
    #expect(
      try await Errand.order(refill, at: endpoint, for: clinic, tokens: tokens, time: time) == .delivered)
    #expect(server.state.withLock { $0.posts } == 2)
    #expect(server.state.withLock { $0.turnedAway } == 1)
    #expect(server.state.withLock { $0.grants } == 2)
  }

  @Test("A token that is refused as soon as it is given out is not asked for again: the order is refused")
  func pointless() async throws {
    let (server, loopback) = try AuthorizationServer.open()
    let endpoint = try AuthorizationServer.endpoint(loopback)
    let clinic = try Clinic()
    let refill = try clinic.imported("R-1", at: endpoint.name, item: nil)
    let tokens = Tokens([endpoint])
    let time = HandTime()
    #expect(
      try await Errand.order(refill, at: endpoint, for: clinic, tokens: tokens, time: time) == .delivered)
    server.revoke()
    #expect(
      try await Errand.order(refill, at: endpoint, for: clinic, tokens: tokens, time: time)
        == .rejected("HTTP 401.")
    )
    #expect(server.state.withLock { $0.grants } == 1)
  }

  @Test("The poller and the errands of an endpoint share its token")
  func shared() async throws {
    let (server, loopback) = try AuthorizationServer.open()
    let endpoint = try AuthorizationServer.endpoint(loopback)
    let clinic = try Clinic()
    let refill = try clinic.imported("R-1", at: endpoint.name, item: "F-1")
    try await PharmaciesTests.polling([endpoint], for: clinic) { poller in
      try await eventually("preparing") { clinic.now(refill)?.progress == .preparing }
      #expect(
        try await Errand.order(refill, at: endpoint, for: clinic, tokens: poller.tokens, time: RealTime())
          == .delivered)
    }
    #expect(server.state.withLock { $0.grants } == 1)
  }
}
