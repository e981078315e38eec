/// Stands on a free loopback port before an HTTP/1.1 server and lets one named fault at a time happen to its answers.
/// What begins with a TLS handshake is passed on as it is. It ends with the value.
package final class FaultProxy: Sendable {
  /// Where a proxy's connections lead.
  struct Route: Sendable {
    let port: UInt16
    /// The address that a redirect to another host names, without the path.
    let elsewhere: String
    /// A TLS server with the certificate of another name.
    let otherCertificate: UInt16
  }

  private let book = FaultBook()
  private let listener: LoopbackListener

  package var port: UInt16 { listener.port }

  /// - Parameters:
  ///   - port: of the server behind it.
  ///   - elsewhere: the address of the other host to which `Fault.redirectElsewhere` points, without a path.
  ///   - otherCertificate: port of the TLS server to which `Fault.otherCertificate` leads.
  package init(to port: UInt16, elsewhere: String = "http://127.0.0.1:9", otherCertificate: UInt16 = 9) throws
  {
    let route = Route(port: port, elsewhere: elsewhere, otherCertificate: otherCertificate)
    listener = try LoopbackListener { [book] socket, _ in
      FaultConnection(client: Wire(socket), route: route, book: book).serve()
    }
  }

  /// What happens to the answers from now on; nil: nothing.
  package var fault: Fault? {
    get { book.fault }
    set { book.fault = newValue }
  }

  /// Requests that came, TLS connections included.
  package var requests: Int { book.requests }

  /// How often a fault has happened to the end.
  package func count(_ fault: Fault) -> Int { book.count(fault) }

  /// The most packed bytes of a bomb that one connection took.
  package var longestBomb: Int { book.longestBomb }
}
