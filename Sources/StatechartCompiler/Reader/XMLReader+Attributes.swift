extension XMLReader {
  private struct RawAttribute {
    let name: String
    let value: String
    let position: SourcePosition
  }

  /// Reads a name of ASCII letters, digits, `_`, `-`, `.` and at most one `:` between two parts.
  ///
  /// XML allows more letters. No name of the chart language has one, so what looks alike cannot be meant.
  mutating func readName() throws(XMLError) -> String {
    let position = cursor.position
    let name = String(decoding: cursor.take(while: isNameByte), as: UTF8.self)
    guard name.utf8.count <= XMLLimits.name else {
      throw XMLError(
        code: .limit, message: "a name may have \(XMLLimits.name) letters; choose a shorter one",
        position: position)
    }
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    let startsWell = parts.allSatisfy { $0.utf8.first.map { isNameByte($0) && !isInnerByte($0) } ?? false }
    guard startsWell, parts.count <= 2 else {
      throw XMLError(
        code: .malformed, message: "a name is expected here, of ASCII letters and with at most one ':'",
        position: position)
    }
    return name
  }

  /// Reads the attributes up to the tag's end, and puts the namespaces that they declare in scope.
  mutating func readAttributes() throws(XMLError) -> [XMLAttribute] {
    var others: [RawAttribute] = []
    var declared: Set<String> = []
    for raw in try readRawAttributes() {
      guard raw.name == "xmlns" || raw.name.hasPrefix("xmlns:") else {
        others.append(raw)
        continue
      }
      guard declared.insert(raw.name).inserted else { throw twice(raw) }
      let prefix = String(raw.name.dropFirst("xmlns:".count))
      try namespaces.declare(prefix, as: raw.value, at: raw.position)
    }
    var attributes: [XMLAttribute] = []
    var names: Set<XMLName> = []
    for raw in others {
      let name = try namespaces.resolve(raw.name, isAttribute: true, at: raw.position)
      guard names.insert(name).inserted else { throw twice(raw) }
      attributes.append(XMLAttribute(name: name, value: raw.value, position: raw.position))
    }
    return attributes
  }

  private mutating func readRawAttributes() throws(XMLError) -> [RawAttribute] {
    var attributes: [RawAttribute] = []
    while true {
      let separated = cursor.skipWhiteSpace()
      guard let byte = cursor.byte, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") else {
        return attributes
      }
      guard separated else { throw failure(.malformed, "write a space before each attribute") }
      guard attributes.count < XMLLimits.attributes else {
        throw failure(.limit, "an element may have \(XMLLimits.attributes) attributes; remove some")
      }
      let position = cursor.position
      let name = try readName()
      cursor.skipWhiteSpace()
      guard cursor.skip("=") else {
        throw failure(.malformed, "the attribute '\(name)' needs a value: \(name)=\"…\"")
      }
      cursor.skipWhiteSpace()
      attributes.append(RawAttribute(name: name, value: try readValue(of: name), position: position))
    }
  }

  private mutating func readValue(of name: String) throws(XMLError) -> String {
    guard let quote = cursor.byte, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw failure(.malformed, "the value of '\(name)' must stand in quotes")
    }
    cursor.advance()
    var value: [UInt8] = []
    while let byte = cursor.byte, byte != quote {
      if byte == UInt8(ascii: "<") {
        throw failure(.malformed, "write '&lt;' for '<' in the value of '\(name)', or close its quotes")
      } else if byte == UInt8(ascii: "&") {
        try value.append(contentsOf: readReference())
      } else if isWhiteSpace(byte) {
        value.append(UInt8(ascii: " "))
        if !cursor.skip("\r\n") { cursor.advance() }
      } else {
        value.append(byte)
        cursor.advance()
      }
    }
    guard value.count <= XMLLimits.value else {
      throw failure(.limit, "the value of '\(name)' has more than \(XMLLimits.value) bytes; make it shorter")
    }
    guard cursor.byte == quote else {
      throw failure(.malformed, "the file ends inside the value of '\(name)'; close its quotes")
    }
    cursor.advance()
    return String(decoding: value, as: UTF8.self)
  }

  private func twice(_ attribute: RawAttribute) -> XMLError {
    XMLError(
      code: .malformed, message: "the attribute '\(attribute.name)' stands twice; remove one",
      position: attribute.position)
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  case UInt8(ascii: "_"), UInt8(ascii: ":"): true
  default: isInnerByte(byte)
  }
}

/// Allowed in a name, but not at its beginning.
private func isInnerByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
  default: false
  }
}
