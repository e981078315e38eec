/// Reads what `ByteWriter` wrote. It trusts no length that it reads.
package struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0
  /// The layout of what is read: earlier ones have fewer fields.
  var layout: UInt8 = .max

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() throws(PackingError) -> UInt8 {
    guard position < bytes.count else { throw PackingError() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func count() throws(PackingError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 63 || next <= 1 else { throw PackingError() }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
  }

  /// A number of things that follow, each of at least one byte.
  mutating func length() throws(PackingError) -> Int {
    let count = try count()
    guard count <= UInt64(bytes.count - position) else { throw PackingError() }
    return Int(count)
  }

  mutating func text() throws(PackingError) -> String {
    let length = try length()
    defer { position += length }
    return String(decoding: bytes[position..<position + length], as: UTF8.self)
  }

  mutating func value<Value: Packed>(_ type: Value.Type = Value.self) throws(PackingError) -> Value {
    try Value(from: &self)
  }
}
