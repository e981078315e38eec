/// An answer, whatever its status: 304, 404 and 503 are answers, not errors.
package struct CurlResponse: Sendable {
  /// 200–599; for mail, the last SMTP reply code.
  package var status: Int
  package var headers: CurlHeaders
  /// Unpacked if it came packed. For mail, the last line of the server's reply.
  package var body: [UInt8]
  package var httpVersion: CurlHTTPVersion
  /// Whether the request went over a connection that was open already.
  package var connectionReused: Bool
  package var timings: CurlTimings
  /// IP address and port of the peer, `192.0.2.1:443` or `[2001:db8::1]:443`; nil if there was none.
  package var peer: String?

  package init(
    status: Int, headers: CurlHeaders = CurlHeaders(bytes: []), body: [UInt8] = [],
    httpVersion: CurlHTTPVersion = .http11, connectionReused: Bool = false,
    timings: CurlTimings = CurlTimings(nameLookup: 0, connect: 0, tlsHandshake: 0, firstByte: 0, total: 0),
    peer: String? = nil
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.httpVersion = httpVersion
    self.connectionReused = connectionReused
    self.timings = timings
    self.peer = peer
  }
}

/// An answer is about a patient: only its status and sizes are shown.
extension CurlResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    "\(status) \(httpVersion.rawValue) (\(body.count) B, \(timings.total) µs)"
  }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}
