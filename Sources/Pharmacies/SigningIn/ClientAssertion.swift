import Foundation
import Statecharts

/// What a client says of itself to a token endpoint (RFC 7523, section 3; SMART App Launch 2, backend services).
struct ClientAssertion {
  /// At most five minutes are allowed. One is left for clocks that differ.
  static let lifetime = Span.minutes(4)

  let client: String
  /// The address of the token endpoint.
  let audience: String
  /// Never used twice.
  let id: String

  /// As a JWT in compact form (RFC 7515, section 7.1).
  /// - Parameter keyID: the name under which the server knows the public key.
  func signed(by key: AssertionKey, keyID: String?, at now: Instant) throws(TokenError) -> String {
    var header = ["alg": JSONValue.string(key.algorithm), "typ": .string("JWT")]
    header["kid"] = keyID.map(JSONValue.string)
    // Without `iat`: nothing asks for it, and a server whose clock is behind would refuse it.
    let claims = JSONValue.object([
      "iss": .string(client), "sub": .string(client), "aud": .string(audience), "jti": .string(id),
      "exp": .number(String((now + Self.lifetime).milliseconds / 1000)),
    ])
    let signed = JSONValue.object(header).canonical.base64URL + "." + claims.canonical.base64URL
    do {
      return signed + "." + (try key.signature(of: Array(signed.utf8))).base64URL
    } catch {
      throw TokenError(
        .cannotSign, "The key cannot sign: make a new one, and register its public half with the pharmacy.",
        underlying: "\(error)")
    }
  }
}

extension [UInt8] {
  /// RFC 4648, section 5, without padding.
  var base64URL: String {
    Data(self).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }
}
