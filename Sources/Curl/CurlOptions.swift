/// How a request is made, apart from what it asks. Requests to one endpoint share a value of this: a handle that last
/// served equal options is used again without being set up again.
package struct CurlOptions: Hashable, Sendable {
  /// 1 MiB: the largest answers known from pharmacy systems are pages of a few hundred KiB.
  package static let defaultMaxBodyBytes = 1 << 20

  package var timeouts: CurlTimeouts
  /// The largest body that is accepted, in bytes after unpacking.
  package var maxBodyBytes: Int
  package var tls: CurlTLS
  package var protocols: CurlProtocols
  /// Offers gzip. What arrives packed is unpacked, and `maxBodyBytes` applies to the unpacked bytes.
  package var acceptEncoding: Bool
  /// Takes HTTP/2 over TLS when the server offers it.
  package var http2: Bool
  package var credentials: CurlCredentials?
  /// Path of a Unix socket through which the request goes, whatever host its URL names; nil: over the network.
  package var unixSocket: String?

  package init(
    timeouts: CurlTimeouts = CurlTimeouts(), maxBodyBytes: Int = CurlOptions.defaultMaxBodyBytes,
    tls: CurlTLS = CurlTLS(), protocols: CurlProtocols = .web, acceptEncoding: Bool = true,
    http2: Bool = true,
    credentials: CurlCredentials? = nil, unixSocket: String? = nil
  ) {
    self.timeouts = timeouts
    self.maxBodyBytes = maxBodyBytes
    self.tls = tls
    self.protocols = protocols
    self.acceptEncoding = acceptEncoding
    self.http2 = http2
    self.credentials = credentials
    self.unixSocket = unixSocket
  }
}
