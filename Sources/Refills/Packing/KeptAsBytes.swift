/// A value that is kept as bytes: the number of its layout, and then its fields. The same value gives the same bytes,
/// for a tenth of what a coder costs.
package protocol KeptAsBytes: Sendable {
  /// Number of the layout that `packed` writes, below 0x7B, with which JSON begins. Another field means another number;
  /// the layouts before stay readable.
  static var layout: UInt8 { get }
  var packed: [UInt8] { get }
  /// - Throws: where the bytes are not those of such a value in a layout that is known.
  init(packed bytes: [UInt8]) throws(PackingError)
}

extension Packed where Self: KeptAsBytes {
  /// - Parameter usual: bytes that such a value usually has.
  func bytes(usual: Int) -> [UInt8] {
    var writer = ByteWriter(capacity: usual)
    writer.put(byte: Self.layout)
    pack(into: &writer)
    return writer.bytes
  }

  init(bytes: [UInt8]) throws(PackingError) {
    var reader = ByteReader(bytes)
    reader.layout = try reader.byte()
    guard (1...Self.layout).contains(reader.layout) else { throw PackingError() }
    try self.init(from: &reader)
    guard reader.isAtEnd else { throw PackingError() }
  }
}
