import Foundation
import Glibc

/// Accepts connections on a free loopback port, each on a thread of its own. It ends with the value.
package final class LoopbackListener: Sendable {
  /// Connections that may wait to be accepted: more than any test opens at once.
  private static let backlog: Int32 = 512

  package let port: UInt16
  private let listener: Int32

  /// - Parameter serve: gets a connection and its number, counted from 1, and closes it.
  package init(_ serve: @escaping @Sendable (_ socket: Int32, _ number: Int) -> Void) throws {
    let listener = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(listener, pointer, length) == 0 && listen(listener, Self.backlog) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard isBound else {
      close(listener)
      throw POSIXError(.EADDRNOTAVAIL)
    }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread {
      var number = 0
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else { break }
        number += 1
        let connection = number
        Thread.detachNewThread { serve(socket, connection) }
      }
      close(listener)
    }
  }

  deinit {
    // Wakes the thread that accepts, which closes it: another server could have its number by now, were it closed here.
    shutdown(listener, Int32(SHUT_RDWR))
  }
}
