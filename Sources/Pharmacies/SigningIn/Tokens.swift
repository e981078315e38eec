package import Refills

/// The access tokens of all endpoints that need one. The poller and the errands share it, so that an endpoint is
/// signed in to once.
package struct Tokens: Sendable {
  private let all: [EndpointName: EndpointToken]

  package init(_ endpoints: [Endpoint]) {
    var all: [EndpointName: EndpointToken] = [:]
    for endpoint in endpoints {
      all[endpoint.name] = endpoint.access.token.map { EndpointToken($0, of: endpoint) }
    }
    self.all = all
  }

  /// Nil where the endpoint signs in without tokens.
  package subscript(endpoint: EndpointName) -> EndpointToken? { all[endpoint] }
}
