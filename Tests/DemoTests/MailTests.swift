import Demo
import Foundation
import Testing

@Suite("E-mails that come to the demo's phone")
struct MailTests {
  private static let commands =
    "EHLO here\r\nMAIL FROM:<updates@clinic.example>\r\nRCPT TO:<ada@demo.example>\r\nDATA\r\n"

  private static func mail(_ subject: String, _ text: String) -> String {
    """
    From: "Harbor Clinic" <updates@clinic.example>\r
    Subject: \(subject)\r
    Content-Type: multipart/alternative;\r
     boundary="=_x"\r
    \r
    --=_x\r
    Content-Type: text/plain; charset=utf-8\r
    Content-Transfer-Encoding: base64\r
    \r
    \(Data(text.utf8).base64EncodedString())\r
    --=_x\r
    Content-Type: text/html; charset=utf-8\r
    Content-Transfer-Encoding: base64\r
    \r
    \(Data("<p>other".utf8).base64EncodedString())\r
    --=_x--\r

    """
  }

  @Test("are taken in whatever pieces they come")
  func areTaken() throws {
    let whole = Self.commands + Self.mail("You have an update", "Hello.\r\nGoodbye.") + ".\r\nQUIT\r\n"
    for size in [1, 7, 10_000] {
      var (session, replies, mails) = (MailSession(), "", [MailSession.Mail]())
      let bytes = Array(whole.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        let taken = session.take(bytes[start..<min(start + size, bytes.count)])
        replies += taken.replies
        mails += taken.mails
      }
      #expect(session.isOver)
      #expect(
        replies.split(separator: "\r\n").map { $0.prefix(3) } == ["250", "250", "250", "354", "250", "221"])
      #expect(mails.map(\.recipient) == ["ada@demo.example"])
      let text = try #require(MailText(mails[0].text))
      #expect(text.subject == "You have an update")
      #expect(text.words == "Hello.\nGoodbye.")
    }
  }

  @Test("lose the dot that SMTP puts before a dot")
  func loseTheDot() {
    var session = MailSession()
    let taken = session.take(Array((Self.commands + "..one\r\n.\r\n").utf8))
    #expect(taken.mails.map(\.text) == [".one\r\n"])
  }

  @Test("have subjects in any language, folded or not")
  func subjects() {
    let words = ["Su pedido ya está ", "listo"].map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
    #expect(MailText(Self.mail(words.joined(separator: "\r\n "), "x"))?.subject == "Su pedido ya está listo")
  }

  @Test("that are none are left alone")
  func none() {
    #expect(MailText("Subject: only this\r\n\r\nwords") == nil)
    #expect(MailText("") == nil)
  }

  @Test("what SMTP does not know is refused, and the connection lives on")
  func unknown() {
    var session = MailSession()
    #expect(session.take(Array("VRFY ada\r\nNOOP\r\n".utf8)).replies == "502 not here\r\n250 demo\r\n")
    #expect(!session.isOver)
  }
}
