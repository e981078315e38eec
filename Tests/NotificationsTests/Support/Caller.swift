import Foundation
import Glibc

/// The server's end of one connection, in blocking calls.
struct Caller: Sendable {
  let socket: Int32

  /// Head and body of the next request; nil when the client has closed.
  func readRequest() -> String? {
    var head: [String] = []
    while let line = readLine() {
      if !line.isEmpty {
        head.append(line)
        continue
      }
      let length = head.first { $0.lowercased().hasPrefix("content-length:") }
        .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
      var body: [UInt8] = []
      while body.count < length ?? 0, let byte = readByte() { body.append(byte) }
      return head.joined(separator: "\n") + "\n\n" + String(decoding: body, as: UTF8.self)
    }
    return nil
  }

  /// A line without its end; nil when the client has closed.
  func readLine() -> String? {
    var bytes: [UInt8] = []
    while let byte = readByte() {
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      if byte != UInt8(ascii: "\r") { bytes.append(byte) }
    }
    return nil
  }

  func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { rest in
        unsafe Glibc.send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  private func readByte() -> UInt8? {
    var byte: UInt8 = 0
    return unsafe recv(socket, &byte, 1, 0) == 1 ? byte : nil
  }
}
