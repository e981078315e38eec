import Crypto

/// The first half of a SHA-256: enough to tell contents apart, since whoever could make two alike could as well send
/// one for the other.
struct ContentDigest: Hashable {
  static let none = ContentDigest(high: 0, low: 0)

  private let high: UInt64
  private let low: UInt64

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Of bytes as they came.
  init(of bytes: [UInt8]) {
    let digest = SHA256.hash(data: bytes)
    self = unsafe digest.withUnsafeBytes { unsafe Self(stored: $0) }
  }

  /// Of a digest as it is kept, whole or this half of it; less is none.
  init(stored bytes: some Collection<UInt8>) {
    guard bytes.count >= 16 else {
      self = .none
      return
    }
    func number(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    self.init(high: number(bytes.prefix(8)), low: number(bytes.dropFirst(8).prefix(8)))
  }

  /// As it is kept; empty for none.
  var bytes: [UInt8] {
    self == .none
      ? []
      : [high, low].flatMap { number in
        (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
      }
  }
}
