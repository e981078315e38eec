import Foundation

/// Addresses that a server gave us. They are followed on its own origin only (RFC 6454), because what is sent with a
/// request – credentials, ids – is for that server alone.
enum SameOrigin {
  /// Longest address that is followed; pages' cursors take a few hundred bytes.
  static let longest = 8_192

  /// The absolute address; nil where it is malformed, too long, or on another origin than `base`.
  static func resolve(_ text: String, against base: String) -> String? {
    guard text.utf8.count <= longest, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      let base = URL(string: base), let url = URL(string: text, relativeTo: base)?.absoluteURL,
      url.user == nil, url.password == nil, origin(url) == origin(base), origin(url) != nil
    else { return nil }
    return url.absoluteString
  }

  private static func origin(_ url: URL) -> [String]? {
    guard let scheme = url.scheme?.lowercased(), let host = url.host()?.lowercased() else { return nil }
    return [scheme, host, String(url.port ?? (scheme == "https" ? 443 : 80))]
  }
}
