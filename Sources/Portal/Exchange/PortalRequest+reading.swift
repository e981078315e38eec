import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Statecharts

extension PortalRequest {
  /// Reads a request off the wire, its body up to `mostBytes`.
  init(_ request: Request, _ context: PortalContext, at moment: Instant) async throws(Problem) {
    var headers: [String: String] = [:]
    for field in request.headers { headers[field.name.canonicalName] = field.value }
    let body: [UInt8]
    do {
      body = Array(buffer: try await request.body.collect(upTo: Self.mostBytes))
    } catch is NIOTooManyBytesError {
      throw .tooLarge(Self.mostBytes)
    } catch {
      throw .malformed("The request broke off.")
    }
    var query: [String: String] = [:]
    for (name, value) in request.uri.queryParameters { query[String(name)] = String(value) }
    var parameters: [String: String] = [:]
    for (name, value) in context.parameters {
      parameters[String(name)] = String(value).removingPercentEncoding ?? String(value)
    }
    self.init(
      method: request.method.rawValue, path: request.uri.path, query: query, headers: headers,
      cookies: Self.cookies(headers["cookie"] ?? ""), body: body, at: moment, parameters: parameters)
  }

  /// The same request, with what was found out about it.
  func with(caller: Caller?, parameters: [String: String]? = nil, signedInAt: Instant? = nil)
    -> PortalRequest
  {
    var request = PortalRequest(
      method: method, path: path, query: query, headers: headers, cookies: cookies, body: body, at: at,
      caller: caller, parameters: parameters ?? self.parameters,
      signedInAt: signedInAt ?? self.signedInAt)
    request.needsSecondFactor = needsSecondFactor
    return request
  }

  private static func cookies(_ header: String) -> [String: String] {
    var cookies: [String: String] = [:]
    for pair in header.split(separator: ";") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let name = parts[0].drop { $0 == " " }
      cookies[String(name)] = String(parts[1])
    }
    return cookies
  }
}
