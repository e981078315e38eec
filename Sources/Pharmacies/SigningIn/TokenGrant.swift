import Curl
import Statecharts

/// What a token endpoint gives out (RFC 6749, section 5.1).
struct TokenGrant: Hashable, Sendable {
  /// Where the answer does not say how long the token lives: what SMART Backend Services recommend at most.
  static let standardLifetime = Span.minutes(5)
  /// No answer is believed for longer: a token that is refused is replaced anyway, and the number cannot overflow.
  static let longestLifetime = Span.days(30)
  /// Longest token that is sent, in bytes: servers take headers of 8 to 16 KiB.
  static let longestToken = 16 * 1024

  let text: Secret
  let lifetime: Span

  init(_ outcome: Result<CurlResponse, CurlError>, at now: Instant) throws(TokenError) {
    let response: CurlResponse
    switch outcome {
    case .success(let answer): response = answer
    case .failure(let error):
      throw TokenError(
        error.code == .cancelled || error.code == .shutDown ? .ended : .unreachable,
        "The token endpoint did not answer.", underlying: "\(error.code): \(error.message)")
    }
    guard response.status == 200 else { throw TokenError(response, at: now) }
    let answer: JSONValue
    do throws(JSONError) {
      answer = try JSONReader.read(response.body)
    } catch {
      throw TokenError(.badAnswer, "The token endpoint's answer is no JSON: check “token-url”.")
    }
    guard case .object(let members) = answer, case .string(let text)? = members["access_token"],
      !text.isEmpty, text.utf8.count <= Self.longestToken, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else {
      throw TokenError(
        .badAnswer, "The token endpoint's answer has no “access_token” that can be sent: check “token-url”.")
    }
    // Many leave it out; those that say another kind would refuse ours.
    guard members["token_type"]?.word?.lowercased() ?? "bearer" == "bearer" else {
      throw TokenError(.badAnswer, "The token endpoint gives out tokens of another kind than Bearer.")
    }
    self.text = Secret(text)
    lifetime = try Self.lifetime(members["expires_in"])
  }

  /// A whole number of seconds; some write it as text.
  private static func lifetime(_ value: JSONValue?) throws(TokenError) -> Span {
    guard let value, value != .null else { return standardLifetime }
    guard let thousandths = value.word.flatMap(Decimal.thousandths), thousandths > 0 else {
      throw TokenError(.badAnswer, "The token endpoint's “expires_in” is no number of seconds above 0.")
    }
    return min(.milliseconds(thousandths), longestLifetime)
  }
}

extension TokenError {
  /// An answer that is no token. Of its body only an error code of the standard is repeated.
  fileprivate init(_ response: CurlResponse, at now: Instant) {
    let status = response.status
    let asked = response.headers["Retry-After"].flatMap { RetryAfter.moment($0, now: now) }
    if status == 429 || status >= 500 {
      self.init(.later, "HTTP \(status) from the token endpoint: it is busy or broken.", notBefore: asked)
      return
    }
    if (300..<400).contains(status) {
      self.init(
        .refused, "HTTP \(status) from the token endpoint: redirects are not followed. Check “token-url”.")
      return
    }
    let code = Self.code(in: response.body)
    let advice = code.flatMap { Self.advice[$0] } ?? "check “token-url”, “client” and its secret or key."
    self.init(
      .refused, "HTTP \(status)\(code.map { ", \($0)" } ?? "") from the token endpoint: \(advice)",
      notBefore: asked)
  }

  private static func code(in body: [UInt8]) -> String? {
    do throws(JSONError) {
      guard case .object(let members) = try JSONReader.read(body), let code = members["error"]?.word else {
        return nil
      }
      return advice[code] == nil ? nil : code
    } catch {
      // Not JSON: the status has said the rest.
      return nil
    }
  }

  /// RFC 6749, section 5.2.
  private static let advice = [
    "invalid_request": "check “scope”, “audience” and “form”.",
    "invalid_client": "check “client” and its secret, or that its public key and “key-id” are registered.",
    "invalid_grant": "check “client” and “form”.",
    "unauthorized_client": "ask the pharmacy to allow client credentials for this client.",
    "access_denied": "ask the pharmacy to allow client credentials for this client.",
    "unsupported_grant_type": "check “token-url” and the “grant_type” of “form”.",
    "invalid_scope": "check “scope” against what the pharmacy has granted.",
  ]
}
