import Crypto
import Foundation
import Refills
import Statecharts

/// One-time codes by the time: TOTP (RFC 6238) as every authenticator app makes them, with SHA-1, six digits and steps
/// of thirty seconds.
package struct OneTimeCode: Sendable {
  static let digits = 6
  /// Seconds.
  package static let step: Int64 = 30
  /// As RFC 4226 advises: 160 bits.
  private static let secretBytes = 20
  /// Steps before and after the present one that are taken: clocks of phones are a little off.
  private static let tolerance: Int64 = 1

  let secret: [UInt8]

  package init(secret: [UInt8]) {
    self.secret = secret
  }

  static func make() -> OneTimeCode {
    var randomness = SystemRandomNumberGenerator()
    return OneTimeCode(
      secret: (0..<secretBytes).map { _ in UInt8.random(in: .min ... .max, using: &randomness) })
  }

  /// The code of a time step, by RFC 4226.
  package func text(at step: Int64) -> String {
    let counter = unsafe withUnsafeBytes(of: step.bigEndian) { unsafe Array($0) }
    let mac = Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
    let offset = Int(mac[mac.count - 1] & 15)
    let value = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let text = String(value % 1_000_000)
    return String(repeating: "0", count: Self.digits - text.count) + text
  }

  /// The time step of which this is the code; nil: it is of none that counts now.
  func step(of typed: String, at now: Instant) -> Int64? {
    let text = typed.filter { !$0.isWhitespace }
    guard text.utf8.count == Self.digits else { return nil }
    let present = now.milliseconds / 1000 / Self.step
    return (present - Self.tolerance...present + Self.tolerance).first { self.text(at: $0) == text }
  }

  /// The secret as apps take it by hand: base 32 of RFC 4648, in groups of four.
  var written: String {
    let letters = base32
    return stride(from: 0, to: letters.count, by: 4)
      .map { String(letters.dropFirst($0).prefix(4)) }.joined(separator: " ")
  }

  /// The same as an app takes it by a link.
  func link(account: String, clinic: String) -> String {
    var address = URLComponents()
    address.scheme = "otpauth"
    address.host = "totp"
    address.path = "/\(clinic):\(account)"
    address.queryItems = [
      URLQueryItem(name: "secret", value: base32), URLQueryItem(name: "issuer", value: clinic),
    ]
    return address.string ?? ""
  }

  private var base32: String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var text = ""
    var (bits, value): (Int, UInt32) = (0, 0)
    for byte in secret {
      (bits, value) = (bits + 8, value << 8 | UInt32(byte))
      while bits >= 5 {
        bits -= 5
        text.append(digits[Int(value >> UInt32(bits) & 31)])
      }
      value &= 1 << UInt32(bits) - 1
    }
    if bits > 0 { text.append(digits[Int(value << UInt32(5 - bits) & 31)]) }
    return text
  }
}
