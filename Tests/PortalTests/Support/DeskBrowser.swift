import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Portal
import Testing

/// A browser at the desk, without script.
struct DeskBrowser {
  static let password = "correct horse battery"

  let client: any TestClientProtocol
  var cookie = HTTPFields()

  init(_ client: any TestClientProtocol) {
    self.client = client
  }

  func get(_ path: String) async throws -> TestResponse {
    try await client.execute(uri: path, method: .get, headers: cookie)
  }

  func page(_ path: String) async throws -> String { String(buffer: try await get(path).body) }

  func send(_ path: String, _ fields: [String: String] = [:]) async throws -> TestResponse {
    let own: HTTPFields = [.secFetchSite: "same-origin", .contentType: "application/x-www-form-urlencoded"]
    return try await client.execute(
      uri: path, method: .post, headers: cookie.with(own), body: ByteBuffer(string: Form.encode(fields)))
  }

  /// - Returns: the reply; where it let somebody in, the browser is signed in from then on.
  @discardableResult
  mutating func signIn(_ account: String, code: String? = nil, next: String? = nil) async throws
    -> TestResponse
  {
    var fields = ["account": account, "password": Self.password]
    fields["code"] = code
    fields["next"] = next
    let reply = try await send("/desk/sign-in", fields)
    if let set = reply.headers[.setCookie]?.split(separator: ";").first { cookie = [.cookie: String(set)] }
    return reply
  }
}
