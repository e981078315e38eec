import Curl
import Statecharts

extension Endpoint {
  /// A request with what lets it in beside the headers and credentials that never change.
  /// - Parameter token: nil where the endpoint signs in without tokens.
  func authorised(_ request: CurlRequest, with token: AccessToken?, at now: Instant) -> CurlRequest {
    guard token != nil || access.signer != nil else { return request }
    var request = request
    if let token { request.options.credentials = .bearer(token.secret.text) }
    access.signer?.sign(&request, at: now)
    return request
  }
}
