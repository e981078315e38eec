import Statecharts

/// An object of JSON (RFC 8259) that is written member by member. What is nil is left out.
struct JSONMembers {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]
  private var isFirst = true
  private var isPlain = true

  /// The object; nil where a word has bytes that stand in JSON only escaped, or are no ASCII.
  var text: [UInt8]? { isPlain ? bytes + [UInt8(ascii: "}")] : nil }

  mutating func add(_ name: StaticString, _ word: String?) {
    guard let word else { return }
    add(name)
    isPlain =
      isPlain
      && word.utf8.allSatisfy {
        (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: word.utf8)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func add(_ name: StaticString, _ number: Int64?) {
    guard let number else { return }
    add(name)
    bytes.append(contentsOf: String(number).utf8)
  }

  mutating func add(_ name: StaticString, _ moment: Instant?) { add(name, moment?.milliseconds) }

  mutating func add(_ name: StaticString, _ flag: Bool) {
    add(name)
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  /// What is added next is in an object of that name, until it is closed.
  mutating func open(_ name: StaticString) {
    add(name)
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
  }

  mutating func close() {
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  private mutating func add(_ name: StaticString) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: name.description.utf8)
    bytes.append(contentsOf: "\":".utf8)
  }
}
