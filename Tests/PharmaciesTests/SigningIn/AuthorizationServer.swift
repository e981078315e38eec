import Crypto
import CryptoExtras
import Foundation
import Pharmacies
import Synchronization
import Testing

/// A token endpoint and an API that asks for its tokens, as the standards say they behave.
final class AuthorizationServer: Sendable {
  /// How a client is known to it.
  enum Client: Sendable {
    case secret(String)
    case rsa(_RSA.Signing.PublicKey)
    case p384(P384.Signing.PublicKey)
  }

  struct State {
    var grants = 0
    var valid: Set<String> = []
    var spent: Set<String> = []
    var posts = 0
    var turnedAway = 0
    /// Why assertions were refused, for the test's message.
    var complaints: [String] = []
    var expires = 3_600
    /// What the token endpoint says instead of a token.
    var failure: Loopback.Said?
  }

  static let id = "our-client"
  let state = Mutex(State())
  private let client: Client

  init(_ client: Client) {
    self.client = client
  }

  /// One that knows a client by the secret of `Sample`.
  static func open() throws -> (AuthorizationServer, Loopback) {
    let server = AuthorizationServer(.secret(try #require(Sample.environment["SECRET"])))
    return (server, try server.open())
  }

  /// An endpoint that gets its tokens there and asks it with them.
  static func endpoint(
    _ server: Loopback, client: String = "basic", own: String = "secret: {env: SECRET}", folder: URL? = nil
  ) throws -> Endpoint {
    try Sample.endpoint(
      signIn: "{oauth2: {client: \(client)}}",
      own: "{client: \(id), token-url: \(server.url)/token, \(own)}", interval: "100ms", url: server.url,
      folder: folder ?? FileManager.default.temporaryDirectory)
  }

  /// Serves it for as long as the result is held.
  func open() throws -> Loopback {
    try Loopback { heard in
      heard.path == "/token" ? self.token(heard) : self.api(heard)
    }
  }

  /// All tokens that were given out are worth nothing from now on.
  func revoke() { state.withLock { $0.valid = [] } }

  private func token(_ heard: Loopback.Heard) -> Loopback.Said {
    state.withLock { state in
      if let failure = state.failure { return failure }
      guard heard.form["grant_type"] == "client_credentials", isKnown(heard, &state) else {
        return Loopback.Said(status: 401, body: #"{"error":"invalid_client"}"#)
      }
      state.grants += 1
      let token = "\(Sample.canary)-token-\(state.grants)"
      state.valid.insert(token)
      return Loopback.Said(
        body: #"{"access_token":"\#(token)","token_type":"bearer","expires_in":\#(state.expires)}"#)
    }
  }

  private func isKnown(_ heard: Loopback.Heard, _ state: inout State) -> Bool {
    switch client {
    case .secret(let secret):
      return heard.headers["authorization"]
        == "Basic " + Data("\(Self.id):\(secret)".utf8).base64EncodedString()
    case .rsa, .p384:
      if let complaint = complaint(heard, &state) {
        state.complaints.append(complaint)
        return false
      }
      return true
    }
  }

  /// What is wrong with an assertion, by RFC 7523 section 3 and SMART App Launch 2; nil where nothing is.
  private func complaint(_ heard: Loopback.Heard, _ state: inout State) -> String? {
    guard
      heard.form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      let parts = heard.form["client_assertion"]?.split(separator: ".").map(String.init), parts.count == 3,
      let header = object(parts[0]), let claims = object(parts[1]), let signature = data(parts[2])
    else { return "no assertion" }
    guard header["typ"] as? String == "JWT", header["kid"] as? String == "key-1" else { return "header" }
    guard claims["iss"] as? String == Self.id, claims["sub"] as? String == Self.id else { return "iss, sub" }
    guard let host = heard.headers["host"], claims["aud"] as? String == "http://\(host)/token" else {
      return "aud"
    }
    let now = Int(Date().timeIntervalSince1970)
    guard let exp = claims["exp"] as? Int, exp > now, exp <= now + 300 else { return "exp" }
    guard let jti = claims["jti"] as? String, jti.utf8.count >= 16, state.spent.insert(jti).inserted else {
      return "jti"
    }
    let digest = SHA384.hash(data: Data("\(parts[0]).\(parts[1])".utf8))
    switch client {
    case .secret: return "secret"
    case .rsa(let key):
      guard header["alg"] as? String == "RS384" else { return "alg" }
      let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
      return key.isValidSignature(signature, for: digest, padding: .insecurePKCS1v1_5) ? nil : "signature"
    case .p384(let key):
      guard header["alg"] as? String == "ES384",
        let signature = try? P384.Signing.ECDSASignature(rawRepresentation: signature)
      else { return "alg" }
      return key.isValidSignature(signature, for: digest) ? nil : "signature"
    }
  }

  private func api(_ heard: Loopback.Heard) -> Loopback.Said {
    state.withLock { state in
      guard let given = heard.headers["authorization"], given.hasPrefix("Bearer "),
        state.valid.contains(String(given.dropFirst(7)))
      else {
        state.turnedAway += 1
        return Loopback.Said(status: 401, body: "")
      }
      if heard.method == "POST" {
        state.posts += 1
        return Loopback.Said(status: 201, body: #"{"id":"F-1"}"#)
      }
      let id = heard.path.split(separator: "/").last ?? ""
      return Loopback.Said(body: #"{"id":"\#(id)","status":"preparing"}"#)
    }
  }

  private func data(_ text: String) -> Data? {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
  }

  private func object(_ text: String) -> [String: Any]? {
    data(text).flatMap { try? JSONSerialization.jsonObject(with: $0) } as? [String: Any]
  }
}
