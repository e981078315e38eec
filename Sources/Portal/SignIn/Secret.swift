/// Secrets for cookies and links: 256 random bits, in characters that may stand in a path.
enum Secret {
  private static let digits = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_".utf8)
  /// Characters of 6 bits each.
  private static let length = 43

  static func make() -> String {
    var randomness = SystemRandomNumberGenerator()
    return String(
      decoding: (0..<length).map { _ in digits[Int(randomness.next() & 63 as UInt64)] }, as: UTF8.self)
  }

  /// Whether a text has the form of a secret.
  static func isOne(_ text: String) -> Bool {
    text.utf8.count == length && text.utf8.allSatisfy(digits.contains)
  }
}
