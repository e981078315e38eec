import Foundation
import LoopbackTesting

/// The server's end of one connection, in blocking calls on a thread of its own.
struct Peer: Sendable {
  let socket: Int32
  /// 1 for the first connection of the server.
  let number: Int
  let requests: Tally

  /// Head and body of the next request; nil when the client has closed.
  func readRequest() -> String? {
    var bytes: [UInt8] = []
    while let byte = readByte() {
      bytes.append(byte)
      guard bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) else { continue }
      let head = String(decoding: bytes, as: UTF8.self)
      let length = head.lowercased().split(separator: "\r\n")
        .first { $0.hasPrefix("content-length:") }
        .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
      for _ in 0..<(length ?? 0) {
        guard let byte = readByte() else { return nil }
        bytes.append(byte)
      }
      requests.add()
      return String(decoding: bytes, as: UTF8.self)
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

  /// Reads until the client closes.
  func waitForClose() {
    while readByte() != nil {}
  }

  /// False when the client has closed.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    Wire(socket).send(bytes)
  }

  @discardableResult
  func send(_ text: String) -> Bool {
    send(Array(text.utf8))
  }

  /// A whole answer with its length.
  func answer(_ status: String = "200 OK", headers: [String] = [], body: [UInt8] = Array("{}".utf8)) {
    let head = ["HTTP/1.1 \(status)", "Content-Length: \(body.count)"] + headers
    send(Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
  }

  private func readByte() -> UInt8? {
    Wire(socket).byte()
  }
}
