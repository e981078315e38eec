import Curl

/// How one endpoint is signed in to, with its secrets in place.
struct Access: Hashable, Sendable {
  /// A fixed name, password or token.
  var credentials: CurlCredentials?
  /// Headers that carry secrets.
  var headers: [CurlHeader] = []
  /// Signs each request.
  var signer: RequestSigner?
  /// How access tokens are asked for.
  var token: TokenAsk?
}
