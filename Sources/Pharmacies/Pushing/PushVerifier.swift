import Crypto
import Foundation
package import Refills
import Statecharts
package import Tracking

/// Checks pushes and turns genuine ones into hints. What a push says moves nothing.
package struct PushVerifier: InboundVerifier {
  /// How far a push's time may lie from ours (Standard Webhooks, “Verifying webhook authenticity”).
  static let tolerance = Span.minutes(5)
  /// Signatures that are looked at in one header: two keys overlap while one is replaced, more is an attack.
  static let mostSignatures = 8

  private let endpoints: [EndpointName: Endpoint]
  private let time: any TimeSource
  private let hint: @Sendable (EndpointName, _ item: String?) -> Void

  /// - Parameter hint: brings the endpoint's next question forward.
  package init(
    _ endpoints: [Endpoint], time: any TimeSource,
    hint: @escaping @Sendable (EndpointName, _ item: String?) -> Void
  ) {
    self.endpoints = Dictionary(endpoints.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.time = time
    self.hint = hint
  }

  package func verify(_ name: EndpointName, headers: [String: String], body: [UInt8]) async -> InboundVerdict
  {
    guard let endpoint = endpoints[name], let shape = endpoint.connector.push, let push = endpoint.push else {
      return .noSuchEndpoint
    }
    let isGenuine =
      switch shape.check {
      case .standardWebhooks: isSigned(headers, body, with: push.secret)
      case .basic: isSignedIn(headers, push)
      }
    guard isGenuine else { return .badSignature }
    hint(name, shape.item.flatMap { item(at: $0, in: body) })
    return .accepted
  }

  /// A body that cannot be read is a hint about nothing in particular.
  private func item(at places: [JSONPath], in body: [UInt8]) -> String? {
    do throws(JSONError) {
      return places.word(in: try JSONReader.read(body))
    } catch {
      return nil
    }
  }

  private func isSigned(_ headers: [String: String], _ body: [UInt8], with secret: Secret) -> Bool {
    guard let id = headers["webhook-id"], let timestamp = headers["webhook-timestamp"],
      let seconds = Int64(timestamp), seconds >= 0, seconds < Int64.max / 1000,
      let signatures = headers["webhook-signature"], let key = Self.key(secret)
    else { return false }
    let now = time.now()
    let sentAt = Instant(milliseconds: seconds * 1000)
    guard sentAt >= now - Self.tolerance, sentAt <= now + Self.tolerance else { return false }
    let signed = Array("\(id).\(timestamp).".utf8) + body
    return signatures.split(separator: " ").prefix(Self.mostSignatures).contains { signature in
      guard signature.hasPrefix("v1,"), let code = Data(base64Encoded: String(signature.dropFirst(3))) else {
        return false
      }
      // Compares in constant time.
      return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: key)
    }
  }

  /// `whsec_` and base64, as the specification writes secrets; without the prefix, base64 alone.
  private static func key(_ secret: Secret) -> SymmetricKey? {
    let text = secret.text.hasPrefix("whsec_") ? String(secret.text.dropFirst(6)) : secret.text
    guard let bytes = Data(base64Encoded: text), !bytes.isEmpty else { return nil }
    return SymmetricKey(data: bytes)
  }

  private func isSignedIn(_ headers: [String: String], _ push: Endpoint.PushSecret) -> Bool {
    guard let user = push.user, let given = headers["authorization"] else { return false }
    let expected = "Basic " + Data("\(user):\(push.secret.text)".utf8).base64EncodedString()
    // Digests of equal length, so that neither length nor place of a difference shows in the time.
    let key = SymmetricKey(size: .bits256)
    let code = HMAC<SHA256>.authenticationCode(for: Data(expected.utf8), using: key)
    return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Data(given.utf8), using: key)
  }
}
