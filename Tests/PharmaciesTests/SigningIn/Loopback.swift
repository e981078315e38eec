import Foundation
import Glibc

/// An HTTP server on a free loopback port, with a thread for each connection: a token endpoint, or an API behind it.
final class Loopback: Sendable {
  struct Heard: Sendable {
    let method: String
    let path: String
    /// Names in lower case.
    let headers: [String: String]
    let body: String

    /// The members of a form.
    var form: [String: String] {
      Dictionary(
        body.split(separator: "&").compactMap { item in
          let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          guard parts.count == 2 else { return nil }
          return (String(parts[0]), String(parts[1]).removingPercentEncoding ?? "")
        }, uniquingKeysWith: { $1 })
    }
  }

  struct Said: Sendable {
    var status = 200
    var headers: [String] = []
    var body: String
  }

  let port: UInt16
  private let listener: Int32

  var url: String { "http://127.0.0.1:\(port)" }

  init(_ answer: @escaping @Sendable (Heard) -> Said) throws {
    let listener = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(listener, pointer, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread {
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else { break }
        Thread.detachNewThread {
          while let heard = Self.read(socket) { Self.say(answer(heard), socket) }
          close(socket)
        }
      }
      close(listener)
    }
  }

  deinit {
    // Wakes the thread that accepts, which closes it: another server could have its number by now, were it closed here.
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private static func read(_ socket: Int32) -> Heard? {
    var bytes: [UInt8] = []
    while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      guard let byte = byte(socket) else { return nil }
      bytes.append(byte)
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    guard let words = lines.first?.split(separator: " "), words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    var body: [UInt8] = []
    for _ in 0..<(headers["content-length"].flatMap(Int.init) ?? 0) {
      guard let byte = byte(socket) else { return nil }
      body.append(byte)
    }
    return Heard(
      method: String(words[0]), path: String(words[1]), headers: headers,
      body: String(decoding: body, as: UTF8.self))
  }

  private static func byte(_ socket: Int32) -> UInt8? {
    var byte: UInt8 = 0
    return unsafe recv(socket, &byte, 1, 0) == 1 ? byte : nil
  }

  private static func say(_ said: Said, _ socket: Int32) {
    let lines = ["HTTP/1.1 \(said.status) X", "Content-Length: \(said.body.utf8.count)"] + said.headers
    let bytes = Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + said.body).utf8)
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes[sent...].withUnsafeBytes { rest in
        unsafe send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      sent += count
    }
  }
}
