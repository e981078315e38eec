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
  package init?(_ text: String) {
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
  package func filled(_ value: (String) -> String?) -> String? { filling({ $0 }, value) }

  /// The text with its gaps filled by bytes that need not be text; nil where one has no value.
  package func filled(_ value: (String) -> [UInt8]?) -> [UInt8]? { filling({ Array($0.utf8) }, value) }

  private func filling<Whole: RangeReplaceableCollection>(
    _ piece: (String) -> Whole, _ value: (String) -> Whole?
  ) -> Whole? {
    var whole = Whole()
    for part in parts {
      switch part {
      case .text(let text): whole += piece(text)
      case .gap(let name):
        guard let value = value(name) else { return nil }
        whole += value
      }
    }
    return whole
  }

  /// The name of its only gap, where it is nothing else.
  package var soleGap: String? {
    guard parts.count == 1, case .gap(let name) = parts[0] else { return nil }
    return name
  }
}

extension String {
  /// With all but unreserved characters (RFC 3986, section 2.3) as percent escapes.
  package var percentEncoded: String { percentEncoded(keeping: \.isUnreserved) }

  /// With percent escapes for all bytes but those that are kept.
  package func percentEncoded(keeping isKept: (UInt8) -> Bool) -> String {
    var bytes: [UInt8] = []
    for byte in utf8 {
      if isKept(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), Self.upperHex[Int(byte >> 4)], Self.upperHex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let upperHex = Array("0123456789ABCDEF".utf8)
}
