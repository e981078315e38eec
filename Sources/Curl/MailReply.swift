/// The last reply of a mail server (RFC 5321, section 4.2).
package struct MailReply: Hashable, Sendable {
  /// Three digits: 2xx done, 4xx not now, 5xx no.
  package let code: Int
  /// The words after the code on the last line. Servers repeat addresses in them, so they do not go into a log.
  package let text: String

  package init(code: Int, text: String) {
    self.code = code
    self.text = text
  }

  /// - Parameter line: the last line of the reply as it came.
  init(code: Int, line: [UInt8]) {
    let words = line.dropFirst(4).prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
    self.init(code: code, text: String(decoding: words, as: UTF8.self))
  }
}

extension MailReply: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "\(code)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["code": code]) }
}
