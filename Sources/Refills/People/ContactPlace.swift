import Foundation

/// Where a contact leads, however its address is written.
package struct ContactPlace: Hashable, Sendable {
  package let channel: Contact.Channel
  /// An e-mail address in lower case; of a number its digits, without the 1 of the North American plan, as people
  /// leave it out.
  package let text: String

  /// Nil where nothing is left of the address.
  package init?(_ channel: Contact.Channel, _ address: String) {
    self.channel = channel
    switch channel {
    case .email: text = address.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    case .text:
      let digits = address.filter { $0.isASCII && $0.isNumber }
      text = digits.count == 11 && digits.hasPrefix("1") ? String(digits.dropFirst()) : digits
    }
    if text.isEmpty { return nil }
  }
}

extension Contact {
  package var place: ContactPlace? { ContactPlace(channel, address) }
}
