import Crypto
import Store

/// Tells what a page showed from what stands there by now.
enum Fingerprint {
  static func of(_ texts: [String]) -> String {
    SHA256.hash(data: Array(texts.map { "\($0.utf8.count):\($0)" }.joined().utf8)).prefix(8).hexadecimal
  }
}
