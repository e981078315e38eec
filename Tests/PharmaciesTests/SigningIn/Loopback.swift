import Foundation
import Glibc
import LoopbackTesting

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

  private let listener: LoopbackListener

  var port: UInt16 { listener.port }
  var url: String { "http://127.0.0.1:\(port)" }

  init(_ answer: @escaping @Sendable (Heard) -> Said) throws {
    listener = try LoopbackListener { socket, _ in
      while let heard = Self.read(socket) { Self.say(answer(heard), socket) }
      close(socket)
    }
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
