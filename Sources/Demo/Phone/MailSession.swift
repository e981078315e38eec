/// One connection of a mail server that takes everything (RFC 5321), as a value: bytes go in, replies and mails come out.
package struct MailSession {
  /// Longer mails are cut off; the daemon's are a few kilobytes.
  package static let mostBytes = 1 << 20

  package static let greeting = "220 demo\r\n"

  package struct Mail: Hashable {
    package let recipient: String
    /// As it came, without the dots that SMTP doubles.
    package let text: String
  }

  private var line: [UInt8] = []
  private var recipient = ""
  private var message: [UInt8]?
  /// It said goodbye.
  package private(set) var isOver = false

  package init() {}

  package mutating func take(_ bytes: some Sequence<UInt8>) -> (replies: String, mails: [Mail]) {
    var replies = ""
    var mails: [Mail] = []
    for byte in bytes {
      line.append(byte)
      guard byte == UInt8(ascii: "\n") else { continue }
      let whole = line
      line = []
      if message != nil {
        if let mail = takeMessage(whole) {
          mails.append(mail)
          replies += "250 taken\r\n"
        }
      } else {
        replies += reply(to: String(decoding: whole, as: UTF8.self))
      }
    }
    if line.count > Self.mostBytes { isOver = true }
    return (replies, mails)
  }

  /// The mail, once its last line has come.
  private mutating func takeMessage(_ line: [UInt8]) -> Mail? {
    if line.elementsEqual(".\r\n".utf8) {
      let text = String(decoding: message ?? [], as: UTF8.self)
      message = nil
      return Mail(recipient: recipient, text: text)
    }
    if message?.count ?? 0 < Self.mostBytes {
      message? += line.first == UInt8(ascii: ".") ? line.dropFirst() : line[...]
    }
    return nil
  }

  private mutating func reply(to command: String) -> String {
    switch command.prefix(4).uppercased() {
    case "RCPT":
      recipient = command.split { "<>".contains($0) }.dropFirst().first.map(String.init) ?? ""
      return "250 known\r\n"
    case "DATA":
      message = []
      return "354 go on\r\n"
    case "QUIT":
      isOver = true
      return "221 goodbye\r\n"
    case "EHLO", "HELO", "MAIL", "RSET", "NOOP": return "250 demo\r\n"
    default: return "502 not here\r\n"
    }
  }
}
