/// Stands in for swift-crypto, whose C would take longer to build for watching than all else here together. What is
/// fuzzed is which bytes are hashed, and that equal bytes have equal digests; how they are mixed is not.
package protocol HashFunction {
  /// In bytes.
  static var length: Int { get }
}

extension HashFunction {
  package static func hash(data: some Sequence<UInt8>) -> [UInt8] {
    // FNV-1a of 64 bits, begun anew for each eight bytes of the digest.
    let bytes = Array(data)
    return (0..<UInt64(length / 8)).flatMap { part in
      let mixed = bytes.reduce(0xCBF2_9CE4_8422_2325 ^ part) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
      return (0..<8).map { UInt8(truncatingIfNeeded: mixed >> ($0 * 8)) }
    }
  }
}

package enum SHA256: HashFunction {
  package static let length = 32
}

package enum SHA384: HashFunction {
  package static let length = 48
}

package enum SHA512: HashFunction {
  package static let length = 64
}
