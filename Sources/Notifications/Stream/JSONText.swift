import Refills

/// Writes JSON (RFC 8259) a member at a time: an event costs less by itself than what a coder needs to begin.
struct JSONText {
  /// Most events are shorter.
  private static let usualBytes = 1_024
  private static let digits = Array("0123456789abcdef".utf8)

  private(set) var bytes: [UInt8] = []
  private var mustSeparate = false

  init() { bytes.reserveCapacity(Self.usualBytes) }

  mutating func begin(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    mustSeparate = false
  }

  mutating func end(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    mustSeparate = true
  }

  /// - Parameter name: without characters that JSON escapes.
  mutating func member(_ name: StaticString, _ write: (inout JSONText) -> Void) {
    begin(member: name)
    write(&self)
    mustSeparate = true
  }

  mutating func member(_ name: StaticString, _ value: String) {
    begin(member: name)
    string(value)
    mustSeparate = true
  }

  mutating func member(_ name: StaticString, _ value: Int64) {
    begin(member: name)
    append(String(value))
    mustSeparate = true
  }

  mutating func member(_ name: StaticString, _ value: Bool) {
    begin(member: name)
    append(value ? "true" : "false")
    mustSeparate = true
  }

  private mutating func begin(member name: StaticString) {
    if mustSeparate { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// As it is.
  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    var text = text
    text.withUTF8 { characters in
      if unsafe characters.contains(where: Self.isEscaped) {
        for index in characters.indices { unsafe escape(characters[index]) }
      } else {
        unsafe bytes.append(contentsOf: characters)
      }
    }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0..<0x20:
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(Self.digits[Int(byte >> 4)])
      bytes.append(Self.digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }
}

extension RefillChange {
  /// Keys in order.
  func write(to text: inout JSONText) {
    text.begin("{")
    text.member("cause", cause)
    text.member("correction", correction)
    text.member("external", external.text)
    if let from { text.member("from") { from.write(to: &$0) } }
    text.member("refill", refill.text)
    text.member("sequence", sequence)
    text.member("stage", stage.rawValue)
    text.member("to") { to.write(to: &$0) }
    text.end("}")
  }
}

extension RegionStates {
  /// Keys in order.
  fileprivate func write(to text: inout JSONText) {
    text.begin("{")
    text.member("cancel", cancel.rawValue)
    text.member("pace", pace.rawValue)
    text.member("patientPart", patientPart.rawValue)
    text.member("progress", progress.rawValue)
    text.member("tracking", tracking.rawValue)
    text.end("}")
  }
}
