import Crypto
import CryptoExtras
import Foundation

/// The private key with which a client signs what it says of itself: RSA (RS384) or P-384 (ES384), the two that
/// SMART App Launch 2 asks clients for.
struct AssertionKey: Hashable, Sendable {
  private enum Key: Sendable {
    case rsa(_RSA.Signing.PrivateKey)
    case p384(P384.Signing.PrivateKey)
  }

  private let key: Key
  private let pem: Secret

  /// - Parameter pem: PKCS #8, or PKCS #1 and SEC 1; not encrypted. Throws where no key of the two kinds is there.
  init(pem: Secret) throws {
    self.pem = pem
    do {
      key = .p384(try P384.Signing.PrivateKey(pemRepresentation: pem.text))
    } catch {
      // It is RSA, then, or none that can be used.
      key = .rsa(try _RSA.Signing.PrivateKey(pemRepresentation: pem.text))
    }
  }

  /// Its name in a token's header (RFC 7518, section 3.1).
  var algorithm: String {
    switch key {
    case .rsa: "RS384"
    case .p384: "ES384"
    }
  }

  /// For RSA the padding that the standard has by this name, for P-384 both numbers in 48 bytes each (RFC 7518,
  /// sections 3.3 and 3.4). An RSA signature takes about a millisecond.
  func signature(of bytes: [UInt8]) throws -> [UInt8] {
    let digest = SHA384.hash(data: bytes)
    return switch key {
    case .rsa(let key): Array(try key.signature(for: digest, padding: .insecurePKCS1v1_5).rawRepresentation)
    case .p384(let key): Array(try key.signature(for: digest).rawRepresentation)
    }
  }

  static func == (one: AssertionKey, other: AssertionKey) -> Bool { one.pem == other.pem }

  func hash(into hasher: inout Hasher) { hasher.combine(pem) }
}

extension AssertionKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var description: String { "\(algorithm) ‹hidden›" }
  var debugDescription: String { description }
  var customMirror: Mirror { Mirror(self, children: [:]) }
}
