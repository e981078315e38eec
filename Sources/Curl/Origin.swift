/// Scheme, host and port of a URL as one lower-case string: the key of a queue. A port that is the scheme's own may be
/// given or not; the two spellings are two queues, which costs nothing but a place more.
enum Origin {
  /// Also takes what is not a URL (the whole request fails later, in libcurl): then the origin is `invalid`.
  static func of(url: String) -> String {
    let bytes = url.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: "://".utf8)
    else { return "invalid" }
    let start = bytes.index(colon, offsetBy: 3)
    let end = bytes[start...].firstIndex { byte in
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }
    var authority = bytes[start..<(end ?? bytes.endIndex)]
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
      authority = authority[authority.index(after: at)...]
    }
    return "\(url[..<colon])://\(Substring(authority))".lowercased()
  }
}
