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
    if mustSeparate { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    write(&self)
    mustSeparate = true
  }

  mutating func member(_ name: StaticString, _ value: String) { member(name) { $0.string(value) } }
  mutating func member(_ name: StaticString, _ value: Int64) {
    member(name) { $0.bytes.append(contentsOf: String(value).utf8) }
  }
  mutating func member(_ name: StaticString, _ value: Bool) {
    member(name) { $0.bytes.append(contentsOf: (value ? "true" : "false").utf8) }
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    guard text.utf8.contains(where: Self.isEscaped) else { return bytes.append(contentsOf: text.utf8) }
    for byte in text.utf8 {
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
