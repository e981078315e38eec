package import Curl
package import Statecharts

/// Signs requests as Standard Webhooks 1.0 says.
package struct StandardWebhooks: Sendable {
  /// One secret, and another while it is replaced; more is no rotation any more.
  package static let mostSecrets = 4

  private let secrets: [WebhookSecret]

  /// Nil without a secret, or with more than `mostSecrets`. The receiver may know any one of them.
  package init?(_ secrets: [WebhookSecret]) {
    guard (1...Self.mostSecrets).contains(secrets.count) else { return nil }
    self.secrets = secrets
  }

  /// - Parameters:
  ///   - id: without a full stop at its end and the same in every attempt.
  ///   - now: of this attempt; whole seconds are sent.
  package func headers(id: String, at now: Instant, body: [UInt8]) -> [CurlHeader] {
    let milliseconds = now.milliseconds
    let seconds = String(milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000)
    var signed: [UInt8] = []
    signed.reserveCapacity(id.utf8.count + seconds.utf8.count + 2 + body.count)
    for part in [id, seconds] {
      signed += part.utf8
      signed.append(UInt8(ascii: "."))
    }
    signed += body
    return [
      CurlHeader("webhook-id", id), CurlHeader("webhook-timestamp", seconds),
      CurlHeader(
        "webhook-signature", secrets.map { $0.signature(of: signed) }.joined(separator: " ")),
    ]
  }
}
