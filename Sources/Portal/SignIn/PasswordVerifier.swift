import CryptoExtras
import Foundation

/// What is kept of a password: scrypt (RFC 7914) with its parameters and salt, written as one line.
package enum PasswordVerifier {
  /// Shortest that is taken; NIST SP 800-63B asks for 8 and advises 15 without a second factor.
  package static let shortest = 12
  /// Longest that is hashed: a bound on work, far above what anybody types.
  static let longest = 256
  /// N, r, p of OWASP's advice for scrypt: 128 MiB would starve a small machine, so N is 2^15 with p 3.
  static let rounds = 1 << 15
  static let blockSize = 8
  static let parallelism = 3
  static let saltBytes = 16
  static let keyBytes = 32

  /// - Throws: a problem where the password is too short or too long.
  package static func make(_ password: String) throws(Problem) -> String {
    guard (shortest...longest).contains(password.utf8.count) else {
      throw .unprocessable("A password has \(shortest) to \(longest) characters.")
    }
    var randomness = SystemRandomNumberGenerator()
    let salt = (0..<saltBytes).map { _ in UInt8.random(in: .min ... .max, using: &randomness) }
    guard let key = derive(password, salt: salt, rounds: rounds) else {
      throw .unavailable("The password could not be processed.")
    }
    return
      "scrypt:\(rounds):\(blockSize):\(parallelism):\(Data(salt).base64EncodedString()):\(key.base64EncodedString())"
  }

  /// Whether the password is the one of this verifier. Takes as long for a wrong one as for the right one.
  static func matches(_ password: String, _ verifier: String) -> Bool {
    let parts = verifier.split(separator: ":")
    guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), parts[2] == "\(blockSize)",
      parts[3] == "\(parallelism)", let salt = Data(base64Encoded: String(parts[4])),
      let wanted = Data(base64Encoded: String(parts[5])), password.utf8.count <= longest,
      let key = derive(password, salt: Array(salt), rounds: rounds), key.count == wanted.count
    else { return false }
    return zip(key, wanted).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func derive(_ password: String, salt: [UInt8], rounds: Int) -> Data? {
    do {
      let key = try KDF.Scrypt.deriveKey(
        from: Array(password.utf8), salt: salt, outputByteCount: keyBytes, rounds: rounds,
        blockSize: blockSize,
        parallelism: parallelism)
      return unsafe key.withUnsafeBytes { unsafe Data($0) }
    } catch {
      return nil
    }
  }
}
