import Foundation
import Glibc
import Synchronization

/// A TCP server on a free loopback port that plays a script on each connection, on a thread for each.
final class LoopbackServer: Sendable {
  let port: UInt16
  let accepts = Tally()
  let requests = Tally()
  /// Scripts that have come to their end.
  let ended = Tally()
  private let listener: Int32

  var url: String { "http://127.0.0.1:\(port)/" }

  init(_ script: @escaping @Sendable (Peer) -> Void) throws {
    let listener = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(listener, pointer, length) == 0 && listen(listener, 512) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = UInt16(bigEndian: address.sin_port)
    let (accepts, requests, ended) = (accepts, requests, ended)
    Thread.detachNewThread {
      var number = 0
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else { break }
        number += 1
        let peer = Peer(socket: socket, number: number, requests: requests)
        accepts.add()
        Thread.detachNewThread {
          script(peer)
          close(peer.socket)
          ended.add()
        }
      }
      close(listener)
    }
  }

  deinit {
    // Wakes the thread that accepts, which closes it: another server could have its number by now, were it closed here.
    shutdown(listener, Int32(SHUT_RDWR))
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
