/// How a request is made, apart from what it asks. Requests to one endpoint share a value of this: a handle that last
/// served equal options is used again without being set up again. Copying it costs next to nothing.
package struct CurlOptions: Hashable, Sendable {
  /// 1 MiB: the largest answers known from pharmacy systems are pages of a few hundred KiB.
  package static let defaultMaxBodyBytes = 1 << 20

  private struct Values: Hashable, Sendable {
    var timeouts: CurlTimeouts
    var maxBodyBytes: Int
    var tls: CurlTLS
    var protocols: CurlProtocols
    var acceptEncoding: Bool
    var http2: Bool
    var credentials: CurlCredentials?
    var unixSocket: String?
    var publicAddressesOnly: Bool
  }

  private final class Box: Sendable {
    let values: Values
    init(_ values: Values) { self.values = values }
  }

  private var box: Box

  private var values: Values {
    get { box.values }
    set { box = Box(newValue) }
  }

  package init(
    timeouts: CurlTimeouts = CurlTimeouts(), maxBodyBytes: Int = CurlOptions.defaultMaxBodyBytes,
    tls: CurlTLS = CurlTLS(), protocols: CurlProtocols = .web, acceptEncoding: Bool = true,
    http2: Bool = true,
    credentials: CurlCredentials? = nil, unixSocket: String? = nil,
    publicAddressesOnly: Bool = false
  ) {
    box = Box(
      Values(
        timeouts: timeouts, maxBodyBytes: maxBodyBytes, tls: tls, protocols: protocols,
        acceptEncoding: acceptEncoding, http2: http2, credentials: credentials, unixSocket: unixSocket,
        publicAddressesOnly: publicAddressesOnly))
  }

  package var timeouts: CurlTimeouts {
    get { values.timeouts }
    set { values.timeouts = newValue }
  }
  /// The largest body that is accepted, in bytes after unpacking.
  package var maxBodyBytes: Int {
    get { values.maxBodyBytes }
    set { values.maxBodyBytes = newValue }
  }
  package var tls: CurlTLS {
    get { values.tls }
    set { values.tls = newValue }
  }
  package var protocols: CurlProtocols {
    get { values.protocols }
    set { values.protocols = newValue }
  }
  /// Offers gzip. What arrives packed is unpacked, and `maxBodyBytes` applies to the unpacked bytes.
  package var acceptEncoding: Bool {
    get { values.acceptEncoding }
    set { values.acceptEncoding = newValue }
  }
  /// Takes HTTP/2 over TLS when the server offers it.
  package var http2: Bool {
    get { values.http2 }
    set { values.http2 = newValue }
  }
  package var credentials: CurlCredentials? {
    get { values.credentials }
    set { values.credentials = newValue }
  }
  /// Path of a Unix socket through which the request goes, whatever host its URL names; nil: over the network.
  package var unixSocket: String? {
    get { values.unixSocket }
    set { values.unixSocket = newValue }
  }
  /// Whatever the host's name leads to: nothing is sent, and no connection is made, to an address of this machine, of a
  /// private network, or of another purpose than the Internet. Such a request fails with `refusedAddress`.
  package var publicAddressesOnly: Bool {
    get { values.publicAddressesOnly }
    set { values.publicAddressesOnly = newValue }
  }

  package static func == (one: CurlOptions, other: CurlOptions) -> Bool {
    one.box === other.box || one.values == other.values
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(values) }
}
