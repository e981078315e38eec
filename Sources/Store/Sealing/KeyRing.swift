import Crypto
import Foundation

/// The master key from outside the database. It wraps the keys that seal; without it nothing sealed can be
/// read.
package struct KeyRing: Sendable {
  /// Bytes of the key file: a key for AES-256.
  package static let length = 32

  /// The first eight hexadecimal digits of the key's SHA-256: names the key without telling it.
  package let id: String
  let master: SymmetricKey

  private init(_ bytes: [UInt8]) {
    master = SymmetricKey(data: bytes)
    id = SHA256.hash(data: bytes).prefix(4).hexadecimal
  }

  /// Reads the key from a file of exactly 32 bytes that only its owner may read (mode 0600 or 0400).
  /// - Throws: `unreadable` where the file is missing, too open, or of another length.
  package static func load(_ path: String) throws(StoreError) -> KeyRing {
    let file = try OwnedDescriptor.open(path, .reading)
    let mode = try file.mode()
    guard mode == 0o600 || mode == 0o400 else {
      throw StoreError(
        .unreadable,
        "The key file \(path) may be read by others (mode \(String(mode, radix: 8))). Set it to 600.")
    }
    let bytes = try file.bytes(atMost: length + 1)
    guard bytes.count == length else {
      throw StoreError(
        .unreadable,
        "The key file \(path) does not hold \(length) bytes. Restore the right file from its backup.")
    }
    return KeyRing(bytes)
  }

  /// Makes a new key and writes it to a file that must not be there yet, with mode 0600.
  ///
  /// Keep a copy apart from the database: whoever has both reads everything, whoever lost the key reads
  /// nothing.
  /// - Throws: `unavailable` where the file exists or cannot be written.
  package static func create(_ path: String) throws(StoreError) -> KeyRing {
    var randomness = SystemRandomNumberGenerator()
    let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &randomness) }
    let file = try OwnedDescriptor.open(path, .creating)
    try file.write(bytes)
    return KeyRing(bytes)
  }
}

extension Sequence where Element == UInt8 {
  /// Two lower-case digits a byte.
  var hexadecimal: String {
    map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
