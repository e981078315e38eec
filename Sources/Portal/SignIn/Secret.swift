/// Secrets for cookies and links: 256 random bits, in characters that may stand in a path.
enum Secret {
  static func make() -> String {
    var randomness = SystemRandomNumberGenerator()
    let digits = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_".utf8)
    // 43 characters of 6 bits each.
    return String(decoding: (0..<43).map { _ in digits[Int(randomness.next() & 63 as UInt64)] }, as: UTF8.self)
  }
}
