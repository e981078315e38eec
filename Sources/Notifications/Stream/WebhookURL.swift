import Curl

/// The address of a receiver, checked when it is registered: events do not go to this machine or into a
/// private network, unless the configuration allows it by name.
package struct WebhookURL: Hashable, Sendable {
  /// In bytes; longer ones are nobody's address.
  package static let maximumLength = 2_000
  /// Names that stand for this machine or its network in every resolver.
  private static let privateNames = [
    "localhost", "localdomain", "local", "internal", "home.arpa", "lan", "intranet", "private", "corp",
    "home",
  ]

  package let text: String
  package let allowsPrivate: Bool

  /// - Parameter allowPrivate: also takes `http` and hosts that are not public.
  package init(_ text: String, allowPrivate: Bool = false) throws(WebhookError) {
    let schemes = allowPrivate ? ["https://", "http://"] : ["https://"]
    guard let scheme = schemes.first(where: { text.lowercased().hasPrefix($0) }) else {
      throw WebhookError(.badURL, "A webhook's URL begins with https://.")
    }
    guard text.utf8.count <= Self.maximumLength, text.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }),
      !text.contains("\\"), !text.contains("#")
    else {
      throw WebhookError(.badURL, "A webhook's URL is short printable ASCII without backslash and fragment.")
    }
    let authority = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
    guard !authority.contains("@") else {
      throw WebhookError(.badURL, "A webhook's URL has no user or password: requests are signed instead.")
    }
    guard let host = Self.host(of: authority) else {
      throw WebhookError(.badURL, "The URL has no host, or one that cannot be read: write a name in ASCII.")
    }
    guard allowPrivate || Self.isPublic(host) else {
      throw WebhookError(
        .privateHost, "The host is this machine or in a private network: set allow-private if that is meant.")
    }
    self.text = text
    allowsPrivate = allowPrivate
  }

  /// Scheme, host and port, without what follows.
  var origin: String {
    guard let start = text.firstRange(of: "://")?.upperBound else { return text }
    return String(text[..<start] + text[start...].prefix { $0 != "/" && $0 != "?" })
  }

  /// The host without port, brackets and final dot, in lower case.
  private static func host(of authority: Substring) -> String? {
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]"), isPort(authority[authority.index(after: end)...]) else {
        return nil
      }
      let inside = String(authority[authority.index(after: authority.startIndex)..<end])
      return inside.contains(":") && NetworkAddress(inside) != nil ? inside : nil
    }
    let name = authority.prefix { $0 != ":" }
    guard isPort(authority.dropFirst(name.count)) else { return nil }
    let bare = name.last == "." ? name.dropLast() : name
    guard !bare.isEmpty, bare.utf8.allSatisfy(isHostByte), !bare.contains(".."), bare.first != "." else {
      return nil
    }
    return bare.lowercased()
  }

  private static func isPort(_ text: Substring) -> Bool {
    guard !text.isEmpty else { return true }
    return text.first == ":" && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
      && UInt16(text.dropFirst()) != nil
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// A name without a dot can only mean a machine nearby; one that ends in a number is read as an address by
  /// some.
  private static func isPublic(_ host: String) -> Bool {
    if let address = NetworkAddress(host) { return address.isPublic }
    let labels = host.split(separator: ".")
    guard labels.count > 1, let last = labels.last, last.first?.isNumber == false else { return false }
    return !privateNames.contains { host == $0 || host.hasSuffix("." + $0) }
  }
}
