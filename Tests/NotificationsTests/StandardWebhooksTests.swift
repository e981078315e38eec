import Curl
import Foundation
import Notifications
import Statecharts
import Testing

@Suite struct StandardWebhooksTests {
  private static let body = Array(#"{"test": 2432232314}"#.utf8)
  private static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
  private static let first = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  private static let second = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

  /// The expected values were made with `openssl dgst -sha256 -mac HMAC` over `id.timestamp.body`.
  private func signature(_ secrets: String..., at now: Instant = Instant(milliseconds: 1_614_265_330_999))
    throws -> [String: String]
  {
    let signer = try #require(StandardWebhooks(secrets.compactMap { WebhookSecret($0) }))
    let headers = signer.headers(id: Self.id, at: now, body: Self.body)
    return Dictionary(uniqueKeysWithValues: headers.map { ($0.name, $0.value) })
  }

  @Test("A known request has the known signature, and the time in whole seconds")
  func vector() throws {
    #expect(
      try signature(Self.first) == [
        "webhook-id": Self.id, "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      ])
  }

  @Test("While a secret is replaced both sign")
  func rotation() throws {
    #expect(
      try signature(Self.second, Self.first)["webhook-signature"]
        == "v1,O4Gjv1HqPqsMrjmczoggs/sWA8gZD0VyHG+fLh4+ktI= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  }

  @Test("Another time has another signature")
  func time() throws {
    let other = try signature(Self.first, at: Instant(milliseconds: 1_614_265_331_000))
    #expect(other["webhook-signature"] != "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  }

  @Test(
    "A secret that is short, long, or not written as the standard says is refused",
    arguments: [
      "", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_!!!", "whsec_c2hvcnQ=",
      "whsec_" + Data(repeating: 1, count: 65).base64EncodedString(),
    ])
  func secrets(text: String) {
    #expect(WebhookSecret(text) == nil)
  }

  @Test("Nobody signs without a secret, and no secret is printed")
  func none() throws {
    #expect(StandardWebhooks([]) == nil)
    let secret = try #require(WebhookSecret(Self.first))
    #expect("\(secret)" == "‹secret›" && String(reflecting: secret) == "‹secret›")
  }
}
