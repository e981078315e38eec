/// A bare e-mail address that can stand in an envelope and in a header as it is.
///
/// Narrower than RFC 5321: ASCII only, no quoted local part, no address literal. What it refuses could be
/// read in two ways by two servers, or end a header.
package struct EmailAddress: Hashable, Sendable {
  /// RFC 5321, section 4.5.3.1.3: a path of 256 with its angle brackets.
  package static let maximumLength = 254

  package let text: String

  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard text.utf8.count <= Self.maximumLength, parts.count == 2, Self.isLocal(parts[0]),
      Self.isDomain(parts[1])
    else { return nil }
    self.text = text
  }

  package var domain: String {
    String(text.drop { $0 != "@" }.dropFirst())
  }

  private static func isLocal(_ part: Substring.UTF8View) -> Bool {
    let dot = UInt8(ascii: ".")
    return (1...64).contains(part.count) && part.first != dot && part.last != dot
      && part.allSatisfy { isAlphanumeric($0) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains($0) }
  }

  private static func isDomain(_ part: Substring.UTF8View) -> Bool {
    part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
        && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}

/// An address belongs to a patient: it is not shown.
extension EmailAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "‹e-mail address›" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}
