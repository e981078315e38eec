import Crypto
import Foundation

/// A file of exactly one key.
enum KeyFile {
  /// Bytes: a key for AES-256.
  static let length = 32

  /// What only its owner may read. What systemd hands over may also show the mask of its access list where the
  /// group's bits stand.
  private static let modes: Set<UInt32> = [0o600, 0o400]
  private static let credentialModes = modes.union([0o440])

  /// - Throws: `unreadable` where the file is missing, too open, or of another length.
  static func read(_ path: String, isCredential: Bool = false) throws(StoreError) -> [UInt8] {
    let file = try OwnedDescriptor.open(path, .reading)
    let mode = try file.mode()
    guard (isCredential ? credentialModes : modes).contains(mode) else {
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
    return bytes
  }

  /// Makes a new key. Its file has its name once it is whole and on disk, mode 0600.
  /// - Throws: `unavailable` where the file exists or cannot be written.
  static func create(_ path: String) throws(StoreError) -> [UInt8] {
    var randomness = SystemRandomNumberGenerator()
    let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &randomness) }
    let partial = PlacedFile.partial(of: path)
    defer { PlacedFile.discard(partial) }
    try OwnedDescriptor.open(partial, .creating).write(bytes)
    try PlacedFile.placeNew(partial, at: path)
    return bytes
  }

  /// The first eight hexadecimal digits of the key's SHA-256: names the key without telling it.
  static func id(of bytes: [UInt8]) -> String { SHA256.hash(data: bytes).prefix(4).hexadecimal }
}
