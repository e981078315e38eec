import Crypto
import Foundation

/// What is kept of a secret.
enum Digest {
  static func sha256(_ text: String) -> SHA256.Digest { SHA256.hash(data: Data(text.utf8)) }
}
