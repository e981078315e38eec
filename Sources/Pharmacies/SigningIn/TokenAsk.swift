import Curl
import Foundation
import Statecharts

/// How one endpoint's access tokens are asked for, with its secrets in place (RFC 6749, section 4.4.2).
struct TokenAsk: Hashable, Sendable {
  enum Proof: Hashable, Sendable {
    case basic(Secret)
    case post(Secret)
    case assertion(AssertionKey, keyID: String?)
  }

  /// Largest answer of a token endpoint, in bytes. Tokens with many claims take a few kilobytes.
  static let largestAnswer = 64 * 1024
  /// RFC 7523, section 2.2.
  private static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

  let url: String
  let client: String
  let proof: Proof
  let form: [String: Secret]

  /// - Parameters:
  ///   - id: unique to this request, for the assertion.
  ///   - options: of the endpoint; its credentials are not sent here.
  func request(id: String, options: CurlOptions, at now: Instant) throws(TokenError) -> CurlRequest {
    var options = options
    options.maxBodyBytes = Self.largestAnswer
    options.protocols = url.lowercased().hasPrefix("https:") ? .https : .http
    options.credentials = nil
    var form = form.mapValues(\.text)
    switch proof {
    case .basic(let secret):
      // Both are encoded as in a form before they are joined by a colon (RFC 6749, section 2.3.1).
      options.credentials = .basic(user: client.percentEncoded, password: secret.text.percentEncoded)
    case .post(let secret):
      form["client_id"] = client
      form["client_secret"] = secret.text
    case .assertion(let key, let keyID):
      form["client_assertion_type"] = Self.assertionType
      form["client_assertion"] = try ClientAssertion(client: client, audience: url, id: id)
        .signed(by: key, keyID: keyID, at: now)
    }
    let body = form.sorted { $0.key < $1.key }
      .map { "\($0.key.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    return CurlRequest(
      .post, url,
      headers: [
        CurlHeader("Accept", "application/json"),
        CurlHeader("Content-Type", "application/x-www-form-urlencoded"),
      ], body: Array(body.utf8), options: options)
  }
}
