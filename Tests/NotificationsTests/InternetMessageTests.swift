import Foundation
import Notifications
import Refills
import Statecharts
import Testing

@Suite struct InternetMessageTests {
  private func mail(
    subject: String, clinic: String = "Northside Care", text: String = "line\n.dot\nend\n",
    replyTo: EmailAddress? = nil
  ) throws -> [UInt8] {
    let sample = try Sample()
    let voice = ClinicVoice(
      brand: sample.voice.brand, name: clinic, phone: "1", from: sample.voice.from, replyTo: replyTo,
      page: "https://clinic.example/")
    return InternetMessage(
      MessageText(language: .english, subject: subject, text: text, html: "<p>ä</p>\n"),
      id: sample.message(1),
      from: voice, to: try #require(EmailAddress("a@example.org")), date: sample.now
    ).bytes
  }

  @Test("A message has its headers once, and both parts come out as they went in")
  func whole() throws {
    let opened = OpenedMail(try mail(subject: "Hello"))
    let sample = try Sample()
    #expect(opened["From"] == "\"Northside Care\" <care@clinic.example>")
    #expect(opened["To"] == "<a@example.org>")
    #expect(opened["Date"] == "Mon, 02 Mar 2026 15:00:00 +0000")
    #expect(opened["Message-ID"] == "<\(sample.message(1))@clinic.example>")
    #expect(opened["MIME-Version"] == "1.0")
    #expect(opened.text == "line\r\n.dot\r\nend\r\n" && opened.html == "<p>ä</p>\r\n")
    #expect(Set(opened.headers.map(\.name)).count == opened.headers.count)
  }

  @Test("Answers go to the brand's address for them, if it has one")
  func replies() throws {
    #expect(OpenedMail(try mail(subject: "x"))["Reply-To"] == nil)
    let opened = OpenedMail(try mail(subject: "x", replyTo: EmailAddress("desk@clinic.example")))
    #expect(opened["Reply-To"] == "<desk@clinic.example>")
    #expect(opened["From"] == "\"Northside Care\" <care@clinic.example>")
  }

  @Test("Every line ends by CRLF, is short, and is plain ASCII")
  func lines() throws {
    let bytes = try mail(
      subject: String(repeating: "ñandú ", count: 40), text: String(repeating: "x", count: 5_000))
    #expect(bytes.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || $0 == 13 || $0 == 10) })
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") && !$0.contains("\r") })
  }

  @Test(
    "No subject and no name can add a header",
    arguments: [
      "Hello\r\nBcc: x@example.org", "Hello\nBcc: x@example.org", "Hello\rBcc: x@example.org",
      "Hello\u{0}\u{B}\u{85}\u{2028}Bcc: x",
      "Hello\r\n\r\n<script>", "=?UTF-8?B?DQpCY2M6IHhAZXhhbXBsZS5vcmc=?=",
    ])
  func injection(text: String) throws {
    let usual = OpenedMail(try mail(subject: "Hello")).headers.map(\.name)
    let opened = OpenedMail(try mail(subject: text))
    #expect(opened.headers.map(\.name) == usual)
    #expect(!opened.subject.unicodeScalars.contains { $0.properties.generalCategory == .control })
    let named = OpenedMail(try mail(subject: "x", clinic: text))
    #expect(named.headers.map(\.name) == usual)
    #expect(named["From"]?.hasSuffix(" <care@clinic.example>") == true)
  }

  @Test("What turns the reading direction is left out, and what looks encoded reads as it was written")
  func hidden() throws {
    #expect(OpenedMail(try mail(subject: "a\u{202E}b\u{2066}c\u{200F}d\u{200B}e\u{FEFF}")).subject == "abcde")
    #expect(OpenedMail(try mail(subject: "=?UTF-8?B?eA==?=")).subject == "=?UTF-8?B?eA==?=")
  }

  @Test("A subject that is not ASCII arrives whole, however long it is")
  func encoded() throws {
    let subject = String(repeating: "Su pedido está listo 🚚 ", count: 6).trimmingCharacters(in: .whitespaces)
    #expect(OpenedMail(try mail(subject: subject)).subject == subject)
  }

  @Test("A name with quotes stays one name")
  func quoted() throws {
    #expect(
      OpenedMail(try mail(subject: "x", clinic: "A \"B\" \\ C"))["From"]
        == #""A \"B\" \\ C" <care@clinic.example>"#)
  }

  @Test(
    "Addresses that could be read in two ways are refused",
    arguments: [
      "", "a", "@b", "a@", "a@b@c", "a b@c.example", "a@c.example\r\nBcc: x", "<a@c.example>",
      "a,b@c.example", "\"a\"@c.example",
      "a@[127.0.0.1]", "a@-c.example", "a@c..example", ".a@c.example", "ñ@c.example", "a@\u{202E}c.example",
      String(repeating: "a", count: 65) + "@c.example",
    ])
  func addresses(text: String) {
    #expect(EmailAddress(text) == nil)
  }

  @Test(
    "Usual addresses are taken",
    arguments: ["a@b.example", "first.last+tag@mail.clinic.example", "o'neil@x.example"])
  func usualAddresses(text: String) {
    #expect(EmailAddress(text)?.text == text)
    #expect(EmailAddress(text).map { "\($0)" }?.contains("@") == false)
  }

  @Test(
    "Dates of mail are right on known days",
    arguments: [
      ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 +0000"),
      ("2024-02-29T23:59:59.999Z", "Thu, 29 Feb 2024 23:59:59 +0000"),
      ("1969-12-31T12:00:00Z", "Wed, 31 Dec 1969 12:00:00 +0000"),
      ("2026-12-25T08:00:00Z", "Fri, 25 Dec 2026 08:00:00 +0000"),
    ])
  func dates(text: String, expected: String) throws {
    #expect(try #require(Instant(rfc3339: text)).mailDate == expected)
  }
}
