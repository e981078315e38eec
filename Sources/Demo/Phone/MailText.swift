import Foundation

/// What a person reads of an e-mail of ours: its subject and its plain text.
package struct MailText: Hashable {
  package let subject: String
  package let words: String

  /// Nil for what is no mail as the daemon writes them: `multipart/alternative` of base64 parts, the plain one first.
  package init?(_ mail: String) {
    // A header that is folded is one line (RFC 5322, section 2.2.3).
    let lines = mail.replacing("\r\n", with: "\n").replacing("\n ", with: " ")
    guard let subject = lines.firstMatch(of: /(?im)^Subject: (.*)$/)?.1,
      let part = lines.firstMatch(of: /(?is)Content-Type: text\/plain.*?\n\n(.*?)\n--/)?.1,
      let bytes = Data(base64Encoded: part.filter { !$0.isWhitespace })
    else { return nil }
    self.subject = Self.decoded(String(subject))
    words = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// RFC 2047 in base64, as the daemon writes what is not ASCII.
  private static func decoded(_ header: String) -> String {
    let words = header.matches(of: /=\?(?i:utf-8\?b)\?([A-Za-z0-9+\/=]*)\?=/)
    guard !words.isEmpty else { return header }
    return words.compactMap { Data(base64Encoded: String($0.1)) }.map { String(decoding: $0, as: UTF8.self) }
      .joined()
  }
}
