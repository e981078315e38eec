import Foundation
import Pharmacies
import Refills
import Statecharts
import Synchronization
import Testing
import Tracking

/// What a token endpoint may say, and what becomes of an order then.
@Suite("Answers of token endpoints", .serialized)
struct TokenAnswerTests {
  static let failures: [(Loopback.Said, says: String)] = [
    (
      .init(status: 401, body: #"{"error":"invalid_client","error_description":"canary-7f3a"}"#),
      "invalid_client"
    ),
    (.init(status: 400, body: #"{"error":"invalid_scope"}"#), "“scope”"),
    (.init(status: 400, body: #"{"error":"canary-7f3a"}"#), "“client”"),
    (.init(status: 400, body: "<html>canary-7f3a"), "HTTP 400"),
    (.init(status: 503, body: "canary-7f3a"), "busy"),
    (.init(status: 302, headers: ["Location: https://canary-7f3a.example/"], body: ""), "redirects"),
    (.init(body: "canary-7f3a"), "no JSON"),
    (.init(body: #"{"token":"canary-7f3a"}"#), "access_token"),
    (.init(body: #"{"access_token":"canary-7f3a\n"}"#), "access_token"),
    (.init(body: #"{"access_token":""}"#), "access_token"),
    (.init(body: #"{"access_token":"canary-7f3a","token_type":"mac"}"#), "Bearer"),
    (.init(body: #"{"access_token":"canary-7f3a","expires_in":0}"#), "expires_in"),
    (.init(body: #"{"access_token":"canary-7f3a","expires_in":"soon"}"#), "expires_in"),
    (.init(body: #"{"access_token":"\#(String(repeating: "x", count: 70_000))"}"#), "did not answer"),
  ]

  @Test(
    "What comes instead of a token is said without its words, and the order never left", arguments: failures)
  func failing(said: Loopback.Said, says: String) async throws {
    let (server, loopback) = try AuthorizationServer.open()
    server.state.withLock { $0.failure = said }
    let endpoint = try AuthorizationServer.endpoint(loopback)
    let clinic = try Clinic()
    let refill = try clinic.imported("R-1", at: endpoint.name, item: nil)
    let tokens = Tokens([endpoint])
    let time = HandTime()
    let result = try await Errand.order(refill, at: endpoint, for: clinic, tokens: tokens, time: time)
    guard case .failed(let text, after: nil) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(text.contains(says) && text.hasPrefix("Signing in failed."))
    #expect(!text.contains(Sample.canary))
    #expect(server.state.withLock { $0.posts + $0.turnedAway } == 0)
    #expect(clinic.submitted.isEmpty)
    // It waits for its turn before it is tried again.
    guard
      case .notBefore(let wait, _) = try await Errand.order(
        refill, at: endpoint, for: clinic, tokens: tokens, time: time)
    else {
      Issue.record("It was tried again at once.")
      return
    }
    #expect(wait >= Span.seconds(10).milliseconds)
  }

  @Test("“expires_in” may be written as text, and a token type in any case")
  func lenient() async throws {
    let (server, loopback) = try AuthorizationServer.open()
    server.state.withLock { state in
      state.valid = ["T"]
      state.failure = .init(body: #"{"access_token":"T","token_type":"BEARER","expires_in":"3600"}"#)
    }
    let endpoint = try AuthorizationServer.endpoint(loopback)
    let clinic = try Clinic()
    let refill = try clinic.imported("R-1", at: endpoint.name, item: nil)
    let result = try await Errand.order(
      refill, at: endpoint, for: clinic, tokens: Tokens([endpoint]), time: HandTime())
    #expect(result == .delivered)
  }
}
