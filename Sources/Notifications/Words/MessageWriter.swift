package import Refills

/// Writes messages: the words of the catalogue, or a brand's own, around the clinic's name, phone and link.
package struct MessageWriter: Sendable {
  private let templates: BrandTemplates

  package init(templates: BrandTemplates = BrandTemplates()) {
    self.templates = templates
  }

  package func message(
    for notice: PendingNotice, level: Consent.Level, in language: Language, facts: MessageFacts,
    from clinic: ClinicVoice,
    of refill: RefillID
  ) -> MessageText {
    let words = MessageCatalogue.words(for: notice, level: level, in: language, facts: facts)
    let link = clinic.link(to: refill)
    let labels = Labels(language)
    if let template = templates[clinic.brand, language] {
      return template.message(words, in: language, from: clinic, link: link)
    }
    let text =
      words.paragraphs + ["\(labels.see) \(link)", "\(clinic.name)\n\(labels.phone) \(clinic.phone)"]
    let paragraphs = words.paragraphs.map { "<p>\(escapedForHTML($0))</p>" }.joined(separator: "\n")
    let href = escapedForHTML(link)
    let html = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head><meta charset="utf-8"><title>\(escapedForHTML(words.subject))</title></head>
      <body>
      \(paragraphs)
      <p>\(escapedForHTML(labels.see)) <a href="\(href)">\(href)</a></p>
      <p>\(escapedForHTML(clinic.name))<br>\(escapedForHTML(labels.phone)) \(escapedForHTML(clinic.phone))</p>
      </body>
      </html>

      """
    return MessageText(
      language: language, subject: words.subject, text: text.joined(separator: "\n\n") + "\n", html: html)
  }

  /// The words around the message.
  private struct Labels {
    let see: String
    let phone: String

    init(_ language: Language) {
      switch language {
      case .english: (see, phone) = ("See your page:", "Phone:")
      case .spanish: (see, phone) = ("Vea su página:", "Teléfono:")
      }
    }
  }
}
