import Refills

/// What all e-mails have in common: paragraphs in both parts, and whom to call below them.
enum EmailDocument {
  struct Paragraph {
    let text: String
    /// The same as HTML, without its tags.
    let html: String

    init(text: String, html: String) {
      self.text = text
      self.html = html
    }

    init(_ text: String) { self.init(text: text, html: escapedForHTML(text)) }
  }

  static func message(
    _ subject: String, _ paragraphs: [Paragraph], in language: Language, from clinic: ClinicVoice
  ) -> MessageText {
    let phone = EmailFrame.phone.wording
    let sender = Paragraph(
      text: "\(clinic.name)\n\(clinic.say(phone, in: language))",
      html: "\(escapedForHTML(clinic.name))<br>\(clinic.sayInHTML(phone, in: language))")
    let all = paragraphs + [sender]
    let html = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head><meta charset="utf-8"><title>\(escapedForHTML(subject))</title></head>
      <body>
      \(all.map { "<p>\($0.html)</p>" }.joined(separator: "\n"))
      </body>
      </html>

      """
    return MessageText(
      language: language, subject: subject, text: all.map(\.text).joined(separator: "\n\n") + "\n", html: html
    )
  }

  static func link(_ address: String) -> String {
    let href = escapedForHTML(address)
    return "<a href=\"\(href)\">\(href)</a>"
  }
}
