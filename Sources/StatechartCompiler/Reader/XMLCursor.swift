/// A place in a document's bytes, with the line and column that people count.
struct XMLCursor {
  private let bytes: [UInt8]
  private var offset = 0
  private(set) var position = SourcePosition(line: 1, column: 1)

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  static func position(of offset: Int, in bytes: [UInt8]) -> SourcePosition {
    var cursor = XMLCursor(bytes)
    while cursor.offset < offset { cursor.advance() }
    return cursor.position
  }

  /// The byte here; nil at the end.
  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  func starts(with literal: String) -> Bool {
    bytes[offset...].starts(with: literal.utf8)
  }

  /// One byte on. CR LF and CR end a line like LF (XML 1.0, section 2.11).
  mutating func advance() {
    guard offset < bytes.count else { return }
    let passed = bytes[offset]
    offset += 1
    if passed == UInt8(ascii: "\n") || (passed == UInt8(ascii: "\r") && byte != UInt8(ascii: "\n")) {
      position.line += 1
      position.column = 1
    } else if byte.map({ $0 & 0b1100_0000 != 0b1000_0000 }) ?? true {
      position.column += 1
    }
  }

  /// Moves past the literal if it stands here.
  mutating func skip(_ literal: String) -> Bool {
    guard starts(with: literal) else { return false }
    for _ in literal.utf8 { advance() }
    return true
  }

  /// Moves past the bytes that hold, and returns them.
  mutating func take(while holds: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = offset
    while let byte, holds(byte) { advance() }
    return bytes[start..<offset]
  }

  /// - Returns: whether there was any.
  @discardableResult
  mutating func skipWhiteSpace() -> Bool {
    !take(while: isWhiteSpace).isEmpty
  }
}

/// XML 1.0, production 3.
func isWhiteSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}
