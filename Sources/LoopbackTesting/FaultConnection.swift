/// One client's connection through a `FaultProxy`, on a thread of its own.
struct FaultConnection {
  /// Longer than any client's patience, so that it is the client who ends.
  private static let ages: Int32 = 60_000
  /// Between two bytes of a drip: twenty a second.
  private static let dripMilliseconds: Int32 = 50
  /// A bomb ends here: hundreds of times what a client takes that minds what it unpacks to.
  private static let longestBomb = 64 << 20
  /// How many bytes of a head go out before a reset.
  private static let pieceOfHead = 20

  let client: Wire
  let route: FaultProxy.Route
  let book: FaultBook

  func serve() {
    // A TLS record that carries a handshake (RFC 8446, section 5.1).
    if client.byte(isTaken: false) == 0x16 {
      passOn()
      return client.close()
    }
    while let request = HTTPMessage(from: client) {
      let fault = book.begin()
      guard let fault else {
        guard let answer = answer(to: request), client.send(answer.bytes) else { break }
        continue
      }
      let goesOn = happen(fault, to: request)
      book.happened(fault)
      guard goesOn else { return }
    }
    client.close()
  }

  private func passOn() {
    let isOther = book.begin() == .otherCertificate
    guard let server = Wire(to: isOther ? route.otherCertificate : route.port) else { return }
    Wire.join(client, server)
    server.close()
    if isOther { book.happened(.otherCertificate) }
  }

  /// What the server says to it, on a connection of its own.
  private func answer(to request: HTTPMessage) -> HTTPMessage? {
    guard let server = Wire(to: route.port) else { return nil }
    defer { server.close() }
    return server.send(request.bytes) ? HTTPMessage(from: server) : nil
  }

  /// - Returns: false where the connection has ended with it.
  private func happen(_ fault: FaultProxy.Fault, to request: HTTPMessage) -> Bool {
    var request = request
    // An answer without a body has nothing that could be spoilt.
    request.remove("If-None-Match")
    request.remove("If-Modified-Since")
    guard var answer = answer(to: request) else {
      client.close()
      return false
    }
    let half = Array(answer.body.prefix(answer.body.count / 2))
    switch fault {
    case .latency:
      if !client.isLeft(within: Self.ages) { client.send(answer.bytes) }
    case .drip:
      client.send(answer.head)
      for byte in answer.body {
        if client.isLeft(within: Self.dripMilliseconds) { break }
        client.send([byte])
      }
    case .truncation: client.send(answer.head + half)
    case .resetInHead:
      client.send(Array(answer.head.prefix(Self.pieceOfHead)))
      client.reset()
      return false
    case .resetInBody:
      client.send(answer.head + half)
      client.reset()
      return false
    case .lengthTooShort:
      answer.set("Content-Length", String(half.count))
      return client.send(answer.bytes)
    case .lengthTooLong:
      answer.set("Content-Length", String(answer.body.count + half.count))
      client.send(answer.bytes)
      _ = client.isLeft(within: Self.ages)
    case .gzipBomb: explode()
    case .notModifiedWithBody:
      let length = "Content-Length: \(answer.bytes.count)"
      return client.send(HTTPMessage(["HTTP/1.1 304 Not Modified", length], answer.bytes).bytes)
    case .redirectElsewhere: return redirect(to: route.elsewhere + request.target)
    case .redirectLoop: return redirect(to: request.target)
    case .otherCertificate: return client.send(answer.bytes)
    }
    client.close()
    return false
  }

  private func redirect(to address: String) -> Bool {
    client.send(HTTPMessage(["HTTP/1.1 302 Found", "Location: \(address)", "Content-Length: 0"]).bytes)
  }

  private func explode() {
    let type = ["Content-Type: application/json", "Content-Encoding: gzip", "Connection: close"]
    client.send(HTTPMessage(["HTTP/1.1 200 OK"] + type).head + GzipBomb.start)
    let portion = Array(repeating: GzipBomb.rest, count: 512).flatMap(\.self)
    var sent = 0
    while sent < Self.longestBomb, client.send(portion) { sent += portion.count }
    book.took(bomb: sent)
  }
}
