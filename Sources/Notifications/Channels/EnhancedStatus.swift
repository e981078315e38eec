/// Status codes of mail systems (RFC 3463) at the head of a text: `5.1.1`.
enum EnhancedStatus {
  /// Of class 5.1, and 5.2.1, they are about the mailbox; others are about us, the message or the day.
  static func saysNoMailbox(_ text: String) -> Bool {
    let code = parts(of: text)
    guard code.count == 3, code[0] == "5" else { return false }
    return code[1] == "1" || code[1] == "2" && code[2] == "1"
  }

  static func isGiven(in text: String) -> Bool { parts(of: text).count == 3 }

  private static func parts(of text: String) -> [Substring] {
    text.prefix { $0 == "." || $0.isASCII && $0.isNumber }.split(separator: ".")
  }
}
