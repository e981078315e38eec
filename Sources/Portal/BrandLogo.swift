/// A brand's picture, as it stands at the head of a patient's page: a PNG, for that can hold no script and ask nobody
/// for more.
package struct BrandLogo: Hashable, Sendable {
  /// In bytes: each page of each patient asks for it.
  package static let largest = 20_480
  /// In pixels. Few bytes can say so many pixels that a phone is out of memory.
  package static let longestSide = 1000

  /// PNG (W3C, third edition), section 5.2: how a file begins; section 11.2.1: the header that has to come first.
  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let header: [UInt8] = [0, 0, 0, 13] + Array("IHDR".utf8)

  package let bytes: [UInt8]
  /// In pixels.
  package let width: Int
  package let height: Int

  /// Nil for what is no PNG, is too large, or has no or too many pixels.
  package init?(png bytes: [UInt8]) {
    let start = Self.signature + Self.header
    guard bytes.count <= Self.largest, bytes.count >= start.count + 8, bytes.starts(with: start) else {
      return nil
    }
    func number(at place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    width = number(at: start.count)
    height = number(at: start.count + 4)
    guard (1...Self.longestSide).contains(width), (1...Self.longestSide).contains(height) else { return nil }
    self.bytes = bytes
  }
}
