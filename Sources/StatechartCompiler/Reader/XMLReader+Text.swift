extension XMLReader {
  /// Reads the XML declaration, which may stand only at the very beginning.
  mutating func skipDeclaration() throws(XMLError) {
    guard cursor.skip("<?xml ") || cursor.skip("<?xml\n") || cursor.skip("<?xml\r\n") else { return }
    var wanted: [(name: String, values: [String])] = [
      ("version", ["1.0"]), ("encoding", ["utf-8"]), ("standalone", ["yes", "no"]),
    ]
    cursor.skipWhiteSpace()
    while !cursor.starts(with: "?>") {
      let position = cursor.position
      let (name, value) = try readPseudoAttribute()
      guard let index = wanted.firstIndex(where: { $0.name == name }),
        wanted[index].values.contains(value.lowercased()), index == 0 || wanted[0].name != "version"
      else {
        throw XMLError(
          code: .encoding, message: "write <?xml version=\"1.0\" encoding=\"UTF-8\"?> and save it as UTF-8",
          position: position)
      }
      wanted.removeFirst(index + 1)
      cursor.skipWhiteSpace()
    }
    guard wanted.first?.name != "version" else {
      throw failure(.encoding, "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    }
    _ = cursor.skip("?>")
  }

  private mutating func readPseudoAttribute() throws(XMLError) -> (name: String, value: String) {
    let name = try readName()
    cursor.skipWhiteSpace()
    let assigned = cursor.skip("=")
    cursor.skipWhiteSpace()
    guard assigned, let quote = cursor.byte, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw failure(.malformed, "'\(name)' needs a value in quotes")
    }
    cursor.advance()
    let value = cursor.take { $0 != quote && $0 != UInt8(ascii: ">") }
    guard cursor.byte == quote else { throw failure(.malformed, "close the quotes of '\(name)'") }
    cursor.advance()
    return (name, String(decoding: value, as: UTF8.self))
  }

  /// Skips white space and comments outside the top element.
  mutating func skipComments() throws(XMLError) {
    cursor.skipWhiteSpace()
    while cursor.starts(with: "<!--") {
      try skipComment()
      cursor.skipWhiteSpace()
    }
  }

  mutating func skipComment() throws(XMLError) {
    let position = cursor.position
    _ = cursor.skip("<!--")
    while cursor.byte != nil {
      _ = cursor.take { $0 != UInt8(ascii: "-") }
      if cursor.skip("-->") { return }
      if cursor.starts(with: "--") {
        throw failure(.malformed, "'--' may not stand inside a comment; use one '-'")
      }
      cursor.advance()
    }
    throw XMLError(code: .malformed, message: "the comment does not end; write '-->'", position: position)
  }

  /// Reads up to the next `<`.
  ///
  /// - Returns: what follows the white space; nil if nothing does.
  mutating func readText() throws(XMLError) -> Located<String>? {
    cursor.skipWhiteSpace()
    let position = cursor.position
    var text: [UInt8] = []
    while let byte = cursor.byte, byte != UInt8(ascii: "<") {
      if byte == UInt8(ascii: "&") {
        try text.append(contentsOf: readReference())
        continue
      }
      if byte == UInt8(ascii: "]"), cursor.starts(with: "]]>") {
        throw failure(.malformed, "']]>' may not stand in text; write ']]&gt;'")
      }
      text.append(byte)
      cursor.advance()
    }
    return text.isEmpty ? nil : Located(value: String(decoding: text, as: UTF8.self), position: position)
  }

  mutating func readCharacterData() throws(XMLError) -> Located<String>? {
    let position = cursor.position
    _ = cursor.skip("<![CDATA[")
    var text: [UInt8] = []
    while let byte = cursor.byte {
      if byte == UInt8(ascii: "]"), cursor.skip("]]>") {
        return Located(value: String(decoding: text, as: UTF8.self), position: position)
      }
      text.append(byte)
      cursor.advance()
    }
    throw XMLError(code: .malformed, message: "the CDATA does not end; write ']]>'", position: position)
  }

  /// Reads `&name;`, `&#decimal;` or `&#xhexadecimal;` (XML 1.0, sections 4.1 and 4.6).
  mutating func readReference() throws(XMLError) -> [UInt8] {
    let position = cursor.position
    cursor.advance()
    let isEnd = { (byte: UInt8) in byte == UInt8(ascii: ";") || byte == UInt8(ascii: "&") || byte < 0x30 }
    let isNumeric = cursor.skip("#")
    let name = String(decoding: cursor.take { !isEnd($0) }, as: UTF8.self)
    let character = isNumeric ? numericCharacter(name) : Self.entities[name]
    guard let character, cursor.skip(";") else {
      throw XMLError(
        code: isNumeric || name.isEmpty ? .malformed : .refused,
        message: "only &amp; &lt; &gt; &quot; &apos; and &#…; are read; write '&amp;' for '&'",
        position: position)
    }
    return Array(String(character).utf8)
  }

  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  private func numericCharacter(_ digits: String) -> Unicode.Scalar? {
    let isHexadecimal = digits.hasPrefix("x")
    let digits = isHexadecimal ? digits.dropFirst() : digits[...]
    guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(value),
      isAllowed(scalar)
    else { return nil }
    return scalar
  }
}
