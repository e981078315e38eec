/// A value that is kept as bytes: each field after the other, nothing between, its reader knowing what comes.
///
/// The same value gives the same bytes. Which fields there are is the business of whoever keeps the bytes: it puts the
/// number of the layout before them (`KeptAsBytes`).
protocol Packed {
  func pack(into writer: inout ByteWriter)
  init(from reader: inout ByteReader) throws(PackingError)
}

/// Bytes that are none of this layout.
package struct PackingError: Error {
  package init() {}
}
