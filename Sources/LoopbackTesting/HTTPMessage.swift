import Foundation

/// A request or an answer of HTTP/1.1 whose body has a length, as it stands on the wire.
struct HTTPMessage {
  /// The first line and the headers, without their ends.
  var lines: [String]
  var body: [UInt8]

  init(_ lines: [String], _ body: [UInt8] = []) {
    self.lines = lines
    self.body = body
  }

  /// The next one of a connection; nil where it ends first.
  init?(from wire: Wire) {
    var head: [UInt8] = []
    while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      guard let byte = wire.byte() else { return nil }
      head.append(byte)
    }
    lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n").map(String.init)
    body = []
    for _ in 0..<(value(of: "Content-Length").flatMap(Int.init) ?? 0) {
      guard let byte = wire.byte() else { return nil }
      body.append(byte)
    }
  }

  func value(of name: String) -> String? {
    lines.dropFirst().first { Self.isNamed($0, name) }?
      .split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
  }

  mutating func remove(_ name: String) {
    lines = lines.prefix(1) + lines.dropFirst().filter { !Self.isNamed($0, name) }
  }

  mutating func set(_ name: String, _ value: String) {
    remove(name)
    lines.append("\(name): \(value)")
  }

  var head: [UInt8] { Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) }
  var bytes: [UInt8] { head + body }

  /// The second word of a request's first line.
  var target: String {
    let words = lines.first?.split(separator: " ") ?? []
    return words.count > 1 ? String(words[1]) : "/"
  }

  private static func isNamed(_ line: String, _ name: String) -> Bool {
    line.lowercased().hasPrefix(name.lowercased() + ":")
  }
}
