import Curl
import Foundation
import Pharmacies
import Refills
import Statecharts
import Store
import Testing

/// Endpoints that sign in, and their items, without a network.
enum Sample {
  static let now = Instant(milliseconds: 1_772_359_200_000)
  /// Stands in every secret: whoever finds it in what people can read has found a leak.
  static let canary = "canary-7f3a"
  static let environment = [
    "SECRET": "\(canary)-secret", "OTHER": "\(canary)-other", "LINES": "\(canary)\nline",
  ]

  /// - Parameter signIn: of the connector, and the endpoint's own.
  static func endpoint(
    _ name: String = "acme", signIn: String, own: String, more: String = "", ask: String = "",
    interval: String = "10s", url: String = "https://api.example/v1",
    folder: URL = FileManager.default.temporaryDirectory
  ) throws -> Endpoint {
    let file = FileManager.default.temporaryDirectory.appending(path: "signin-\(UUID().uuidString).yaml")
    try """
    summary: By id only
    source: pharmacy
    sign-in: \(signIn)
    ask: {item: {path: "/fills/{item}"\(ask)}}
    item: {id: id, status: status}
    statuses: {preparing: pharmacy.preparing}
    order: {path: /orders, id: id, body: {reference: "{refill.external}"}}
    """.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try Endpoint(
      yaml: """
        connector: \(file.path)
        url: \(url)
        sign-in: \(own)
        interval: \(interval)
        limits: {per-minute: 100000}
        \(more)
        """,
      name: try #require(EndpointName(name)), file: "\(name).yaml", folder: folder, environment: environment)
  }

  static let oauth2 = "{oauth2: {url: https://auth.example/token, scope: orders.read}}"
  static let client = "{client: our-client, secret: {env: SECRET}}"

  /// A source with so many items of one endpoint, all asked within ten seconds.
  static func source(_ endpoint: Endpoint, items: Int = 1, tokens: Tokens? = nil) throws -> PollSource {
    let source = PollSource([endpoint], seed: 7, tokens: tokens, at: now)
    var random = SystemRandomNumberGenerator()
    let tracked = try (0..<items).map { number in
      TrackedItem(
        refill: RefillID(at: now, using: &random), item: "F-\(number)",
        external: try #require(ExternalID("R-\(number)")), rhythm: .often, progressSince: now,
        promisedAt: nil,
        tracking: .fresh)
    }
    source.replace(tracked, marks: [], of: endpoint.name, at: now)
    return source
  }

  /// The token endpoint's answer.
  static func grant(_ token: String, expires: Int? = 3_600) -> Result<CurlResponse, CurlError> {
    let life = expires.map { #","expires_in":\#($0)"# } ?? ""
    return answer(#"{"access_token":"\#(token)","token_type":"Bearer"\#(life)}"#)
  }

  static func answer(_ body: String, status: Int = 200) -> Result<CurlResponse, CurlError> {
    .success(CurlResponse(status: status, body: Array(body.utf8)))
  }

  static func fill(_ request: CurlRequest) -> Result<CurlResponse, CurlError> {
    answer(#"{"id":"\#(request.url.split(separator: "/").last ?? "")","status":"preparing"}"#)
  }
}
