/// Writes values as bytes.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  /// - Parameter capacity: bytes to expect; more are taken as well.
  package init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func put(byte: UInt8) { bytes.append(byte) }

  /// Seven bits a byte, the lowest first; the highest bit says that more follow (LEB128).
  mutating func put(count: UInt64) {
    var rest = count
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      put(count: UInt64(utf8.count))
      unsafe bytes.append(contentsOf: utf8)
    }
  }

  mutating func put(_ value: some Packed) { value.pack(into: &self) }
}
