/// The version of HTTP in which an answer came.
package enum CurlHTTPVersion: String, Hashable, Sendable {
  case http10 = "HTTP/1.0"
  case http11 = "HTTP/1.1"
  case http2 = "HTTP/2"
  /// None was spoken, or one that this client does not ask for.
  case other
}
