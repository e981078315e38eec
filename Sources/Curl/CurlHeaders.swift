/// The headers of an answer. They are kept as they came and read when asked for: most answers are looked at for one
/// header or none. Names are compared without case; a header may have several values.
package struct CurlHeaders: Sendable {
  /// Lines of the final header block, each ended by LF.
  private let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The first value of a header, without the white space around it; nil if the header is absent.
  /// Linear in the size of the block.
  package subscript(name: String) -> String? {
    var found: String?
    forEachLine { lineName, value in
      guard Self.equal(lineName, name) else { return true }
      found = String(decoding: value, as: UTF8.self)
      return false
    }
    return found
  }

  /// All values of a header in the order in which they came. Values joined by commas stay joined.
  package func values(of name: String) -> [String] {
    var found: [String] = []
    forEachLine { lineName, value in
      if Self.equal(lineName, name) { found.append(String(decoding: value, as: UTF8.self)) }
      return true
    }
    return found
  }

  /// All names and values in the order in which they came.
  package var all: [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    forEachLine { name, value in
      found.append((String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)))
      return true
    }
    return found
  }

  /// The headers whose names begin with one of these, in the order in which they came. Costs little where there is
  /// none.
  /// - Parameter beginnings: in lower case.
  package func beginning(with beginnings: [StaticString]) -> [(name: String, value: String)] {
    guard mayHaveLine(beginningWith: beginnings) else { return [] }
    var found: [(name: String, value: String)] = []
    forEachLine { name, value in
      if beginnings.contains(where: { Self.begins(name, $0) }) {
        found.append((String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)))
      }
      return true
    }
    return found
  }

  /// Looks at the first letter of each line only.
  private func mayHaveLine(beginningWith beginnings: [StaticString]) -> Bool {
    var isStart = true
    for byte in bytes {
      if isStart, beginnings.contains(where: { unsafe $0.utf8Start.pointee == Self.lower(byte) }) {
        return true
      }
      isStart = byte == UInt8(ascii: "\n")
    }
    return false
  }

  private static func begins(_ name: ArraySlice<UInt8>, _ beginning: StaticString) -> Bool {
    guard name.count >= beginning.utf8CodeUnitCount else { return false }
    return beginning.withUTF8Buffer { bytes in
      bytes.indices.allSatisfy { unsafe lower(name[name.startIndex + $0]) == bytes[$0] }
    }
  }

  /// Lines without a colon (the status line, what a broken server sends) are passed over.
  private func forEachLine(_ body: (_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Bool) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[start..<end]
      start = end + 1
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      if !body(line[..<colon].trimmed, line[(colon + 1)...].trimmed) { return }
    }
  }

  private static func equal(_ name: ArraySlice<UInt8>, _ other: String) -> Bool {
    let other = other.utf8
    return name.count == other.count && zip(name, other).allSatisfy { lower($0) == lower($1) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces, tabs and CR at either end (RFC 9110, section 5.6.3: optional white space).
  fileprivate var trimmed: ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }
    let front = drop(while: isSpace)
    guard let last = front.lastIndex(where: { !isSpace($0) }) else { return front.prefix(0) }
    return front[...last]
  }
}
