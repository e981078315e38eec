import Curl
import Statecharts

/// Signs one endpoint's requests, with its secret in place.
struct RequestSigner: Hashable, Sendable {
  let shape: RequestSignature
  let key: HashKey
  /// Under which name the system knows the key; empty where it does not ask.
  let user: String

  /// Adds the header with the signature, and the one with the time where the system wants it apart.
  func sign(_ request: inout CurlRequest, at now: Instant) {
    guard let timestamp = shape.timestampFormat.written(now) else { return }
    let (host, path, query) = Self.parts(of: request.url)
    let signed = shape.signed.filled { name -> [UInt8]? in
      switch RequestSignature.Gap(rawValue: name) {
      case .method: Array(request.method.rawValue.utf8)
      case .host: Array(host.utf8)
      case .path: Array(path.utf8)
      case .query: Array(query.utf8)
      case .target: Array((query.isEmpty ? path : "\(path)?\(query)").utf8)
      case .timestamp: Array(timestamp.utf8)
      case .body: request.body
      case .bodyHash: Array(shape.hash.digest(of: request.body).utf8)
      case .user: Array(user.utf8)
      case nil: nil
      }
    }
    guard let signed else { return }
    let code = shape.hash.code(of: signed, by: key)
    let value = shape.value?.filled { ["signature": code, "timestamp": timestamp, "user": user][$0] }
    request.headers.append(CurlHeader(shape.header, value ?? code))
    if let name = shape.timestampHeader { request.headers.append(CurlHeader(name, timestamp)) }
  }

  /// As they go over the wire: the host with its port, the path with its escapes.
  private static func parts(of url: String) -> (host: Substring, path: Substring, query: Substring) {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let slash = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) ?? rest.endIndex
    let mark = rest[slash...].firstIndex(of: "?") ?? rest.endIndex
    let path = rest[slash..<mark]
    return (rest[..<slash], path.isEmpty ? "/" : path, rest[mark...].dropFirst())
  }
}
