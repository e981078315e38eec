import Crypto
import Foundation

/// A secret shared with a receiver, written `whsec_` and base 64 (Standard Webhooks, "Signature scheme").
package struct WebhookSecret: Sendable {
  /// Bytes that the standard allows.
  package static let lengths = 24...64
  private static let prefix = "whsec_"

  /// As it stands before the first byte: the key goes in once, and each signature begins with a copy.
  private let start: HMAC<SHA256>

  /// Nil where it is not written so, or has fewer or more bytes than `lengths`.
  package init?(_ text: String) {
    guard text.hasPrefix(Self.prefix),
      let bytes = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))),
      Self.lengths.contains(bytes.count)
    else { return nil }
    start = HMAC<SHA256>(key: SymmetricKey(data: bytes))
  }

  /// One entry of the `webhook-signature` header: `v1,` and the base 64 of HMAC-SHA256.
  func signature(of bytes: [UInt8]) -> String {
    var code = start
    code.update(data: bytes)
    return "v1," + Data(code.finalize()).base64EncodedString()
  }
}

/// Neither `print` nor interpolation shows it.
extension WebhookSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "‹secret›" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["secret": description]) }
}
