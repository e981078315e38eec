import Crypto
import Foundation

/// An HMAC (RFC 2104) as a connector's file describes it: which hash, how the code is written, how the key is.
struct KeyedHash: Hashable, Sendable {
  enum Algorithm: String, CaseIterable, Hashable, Sendable {
    case sha256, sha384, sha512
  }

  enum Encoding: String, CaseIterable, Hashable, Sendable {
    case hex, base64
  }

  /// How the bytes of the key are had from the text of the secret.
  enum KeyForm: String, CaseIterable, Hashable, Sendable {
    /// Its UTF-8.
    case text
    /// Its UTF-8 after normalisation to NFKD.
    case nfkd
    case hex
    /// Base64, with or without `whsec_` before it.
    case base64
  }

  static let keys: Set<String> = ["algorithm", "encoding", "key"]

  let algorithm: Algorithm
  let encoding: Encoding
  let keyForm: KeyForm

  /// - Parameter mapping: holds the three keys among others.
  init(_ mapping: FileMapping) throws(FileError) {
    algorithm = try mapping["algorithm"]?.word(Algorithm.self) ?? .sha256
    encoding = try mapping["encoding"]?.word(Encoding.self) ?? .hex
    keyForm = try mapping["key"]?.word(KeyForm.self) ?? .text
  }

  /// - Parameter place: of the secret, for the refusal.
  func key(_ secret: Secret, _ place: FileValue) throws(FileError) -> HashKey {
    let bytes: [UInt8]? =
      switch keyForm {
      case .text: Array(secret.text.utf8)
      case .nfkd: Array(secret.text.decomposedStringWithCompatibilityMapping.utf8)
      case .hex: Self.fromHex(secret.text)
      case .base64:
        Self.fromBase64(secret.text.hasPrefix("whsec_") ? String(secret.text.dropFirst(6)) : secret.text)
      }
    guard let bytes, !bytes.isEmpty else {
      throw place.refusal(
        "The secret is not written in \(keyForm.rawValue), as it should be here.", .unreadable)
    }
    return HashKey(bytes)
  }

  func code(of bytes: [UInt8], by key: HashKey) -> String {
    let key = SymmetricKey(data: key.bytes)
    let code =
      switch algorithm {
      case .sha256: Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
      case .sha384: Array(HMAC<SHA384>.authenticationCode(for: bytes, using: key))
      case .sha512: Array(HMAC<SHA512>.authenticationCode(for: bytes, using: key))
      }
    return written(code)
  }

  /// A hash without a key, for signatures that are made over the hash of a body.
  func digest(of bytes: [UInt8]) -> String {
    let digest =
      switch algorithm {
      case .sha256: Array(SHA256.hash(data: bytes))
      case .sha384: Array(SHA384.hash(data: bytes))
      case .sha512: Array(SHA512.hash(data: bytes))
      }
    return written(digest)
  }

  /// Takes the same time wherever the two differ.
  func isValid(_ text: String, for bytes: [UInt8], by key: HashKey) -> Bool {
    guard let code = encoding == .hex ? Self.fromHex(text) : Self.fromBase64(text) else { return false }
    let key = SymmetricKey(data: key.bytes)
    return switch algorithm {
    case .sha256: HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: bytes, using: key)
    case .sha384: HMAC<SHA384>.isValidAuthenticationCode(code, authenticating: bytes, using: key)
    case .sha512: HMAC<SHA512>.isValidAuthenticationCode(code, authenticating: bytes, using: key)
    }
  }

  private func written(_ bytes: [UInt8]) -> String {
    encoding == .hex ? bytes.hexadecimal : Data(bytes).base64EncodedString()
  }

  private static func fromBase64(_ text: String) -> [UInt8]? {
    Data(base64Encoded: text).map(Array.init)
  }

  private static func fromHex(_ text: String) -> [UInt8]? {
    let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue.map(UInt8.init) }
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }
}
