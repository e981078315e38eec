import Foundation
import Glibc

/// One end of a TCP connection, in blocking calls. Whoever holds it closes it.
package struct Wire {
  /// Bytes that are taken at once when they are passed on unread.
  static let portion = 16_384

  let socket: Int32

  package init(_ socket: Int32) {
    self.socket = socket
  }

  /// Connects to a loopback port; nil where nobody listens.
  init?(to port: UInt16) {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { return nil }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe connect(socket, pointer, length) == 0
      }
    }
    guard isConnected else {
      Glibc.close(socket)
      return nil
    }
    self.socket = socket
  }

  func close() { Glibc.close(socket) }

  /// Closes it so that the other side gets a reset in place of an end.
  func reset() {
    var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
    unsafe setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    Glibc.close(socket)
  }

  /// The next byte; nil at the end.
  /// - Parameter isTaken: false: it is only looked at.
  package func byte(isTaken: Bool = true) -> UInt8? {
    var byte: UInt8 = 0
    return unsafe recv(socket, &byte, 1, isTaken ? 0 : Int32(MSG_PEEK)) == 1 ? byte : nil
  }

  /// What has come; nil at the end.
  func some() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: Self.portion)
    let count = unsafe recv(socket, &bytes, bytes.count, 0)
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }

  /// False where the other side has gone.
  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes[sent...].withUnsafeBytes { rest in
        unsafe Glibc.send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  /// Waits for the other side to go; false where it is still there after that time, or says something.
  func isLeft(within milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&watched, 1, milliseconds) > 0 else { return false }
    return byte(isTaken: false) == nil
  }

  /// Passes on what either side says until one of them goes.
  static func join(_ one: Wire, _ other: Wire) {
    while true {
      var watched = [one, other].map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
      guard unsafe poll(&watched, 2, -1) > 0 else { return }
      for (from, to) in [(0, 1), (1, 0)] where watched[from].revents != 0 {
        guard let bytes = Wire(watched[from].fd).some(), Wire(watched[to].fd).send(bytes) else { return }
      }
    }
  }
}
