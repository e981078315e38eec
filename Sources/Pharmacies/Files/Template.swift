/// Text with named gaps: `/fills/{item}`. What fills a gap in a URL is percent-encoded, so that no answer and no
/// patient's name can change where a request goes.
package struct Template: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case text(String)
    case gap(String)
  }

  let parts: [Part]

  /// The names of its gaps, in order.
  package var gaps: [String] {
    parts.compactMap { if case .gap(let name) = $0 { name } else { nil } }
  }

  /// Nil where a brace has no partner.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else { return nil }
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      let name = rest[rest.index(after: open)..<close]
      guard !name.isEmpty, !name.contains("{") else { return nil }
      parts.append(.gap(String(name)))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  /// The text with its gaps filled; nil where one has no value.
  func filled(_ value: (String) -> String?) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .text(let piece): text += piece
      case .gap(let name):
        guard let piece = value(name) else { return nil }
        text += piece
      }
    }
    return text
  }

  /// The name of its only gap, where it is nothing else.
  var soleGap: String? {
    guard parts.count == 1, case .gap(let name) = parts[0] else { return nil }
    return name
  }
}

extension String {
  /// With all but unreserved characters (RFC 3986, section 2.3) as percent escapes.
  var percentEncoded: String {
    var bytes: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), Self.upperHex[Int(byte >> 4)], Self.upperHex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let upperHex = Array("0123456789ABCDEF".utf8)
}
