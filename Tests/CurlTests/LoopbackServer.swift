import Glibc
import LoopbackTesting

/// A TCP server on a free loopback port that plays a script on each connection, on a thread for each.
final class LoopbackServer: Sendable {
  let accepts = Tally()
  let requests = Tally()
  /// Scripts that have come to their end.
  let ended = Tally()
  private let listener: LoopbackListener

  var port: UInt16 { listener.port }
  var url: String { "http://127.0.0.1:\(port)/" }

  init(_ script: @escaping @Sendable (Peer) -> Void) throws {
    let (accepts, requests, ended) = (accepts, requests, ended)
    listener = try LoopbackListener { socket, number in
      accepts.add()
      script(Peer(socket: socket, number: number, requests: requests))
      close(socket)
      ended.add()
    }
  }

  /// Answers every request in the same way until the client closes.
  static func answering(
    _ status: String = "200 OK", headers: [String] = [], body: [UInt8] = Array("{}".utf8)
  ) throws -> LoopbackServer {
    try LoopbackServer { peer in
      while peer.readRequest() != nil { peer.answer(status, headers: headers, body: body) }
    }
  }

  /// Takes every request and never answers.
  static func silent() throws -> LoopbackServer {
    try LoopbackServer { peer in
      while peer.readRequest() != nil {}
    }
  }
}
