import Foundation
import HTTPTypes

extension Portal {
  /// Answers a request that did not come over a socket: the same routes, the same checks.
  package func answer(_ request: PortalRequest) async -> PortalReply {
    for route in routes where route.method.rawValue == request.method {
      guard let parameters = route.match(request.path) else { continue }
      return await route.reply(to: request.with(caller: request.caller, parameters: parameters))
    }
    return PortalReply(Problem.notFound("There is no such address."))
  }
}

extension Route {
  /// The values of the placeholders; nil where the path is not this route's.
  func match(_ path: String) -> [String: String]? {
    let wanted = self.path.split(separator: "/")
    let given = path.split(separator: "/")
    guard wanted.count == given.count else { return nil }
    var parameters: [String: String] = [:]
    for (pattern, part) in zip(wanted, given) {
      if pattern.hasPrefix("{") {
        parameters[String(pattern.dropFirst().dropLast())] = part.removingPercentEncoding ?? String(part)
      } else if pattern != part {
        return nil
      }
    }
    return parameters
  }
}
