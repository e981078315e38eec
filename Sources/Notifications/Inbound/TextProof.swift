import Crypto
import Foundation

/// What proves that a push comes from the gateway.
package enum TextProof: Hashable, Sendable {
  /// `X-Twilio-Signature`: base 64 of the HMAC-SHA1, by the account's token, of the address and each field of the form
  /// behind it, name and value, in the order of the names.
  case twilio(token: String)
  /// One of these values in a header, whose name is in lower case.
  case header(String, values: [String])

  static let twilioHeader = "x-twilio-signature"

  /// - Parameter address: of this service, as the gateway knows it, without a query.
  package func isGenuine(_ push: TextPush, at address: String) -> Bool {
    switch self {
    case .header(let name, let values):
      guard let given = push.headers[name] else { return false }
      return values.contains { Self.isSame($0, given) }
    case .twilio(let token):
      guard let given = push.headers[Self.twilioHeader].flatMap({ Data(base64Encoded: $0) }) else {
        return false
      }
      let signed = push.fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .reduce(TextReceipt.address(address, query: push.query)) { $0 + $1.key + $1.value }
      return HMAC<Insecure.SHA1>.isValidAuthenticationCode(
        given, authenticating: Data(signed.utf8), using: SymmetricKey(data: Data(token.utf8)))
    }
  }

  /// Takes the same time wherever they differ.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    SHA256.hash(data: Data(one.utf8)) == SHA256.hash(data: Data(other.utf8))
  }
}

/// Neither `print` nor interpolation shows a secret.
extension TextProof: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    switch self {
    case .twilio: "twilio ‹hidden›"
    case .header(let name, _): "\(name) ‹hidden›"
    }
  }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["proof": description]) }
}
