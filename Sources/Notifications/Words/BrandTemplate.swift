import Mustache
import Refills

/// A brand's own frame around the words of a message, in Mustache: subject, text and HTML.
///
/// Only `{{subject}}`, `{{message}}`, `{{clinic}}`, `{{phone}}` and `{{link}}` may stand in it, so that
/// nothing else of a refill can get into a message, whatever a clinic writes. Each of text and HTML must have
/// the last four.
package struct BrandTemplate: Sendable {
  /// In bytes: far more than a short message needs.
  package static let maximumLength = 20_000

  private static let known: Set<String> = ["subject", "message", "clinic", "phone", "link"]
  private static let needed = ["message", "clinic", "phone", "link"]

  private let subject: MustacheTemplate
  private let text: MustacheTemplate
  private let html: MustacheTemplate

  /// Refuses what could go out wrong: run it when the service starts.
  package init(subject: String, text: String, html: String) throws(WordsError) {
    self.subject = try Self.checked(subject, named: "subject", needs: [], isHTML: false)
    self.text = try Self.checked(text, named: "text", needs: Self.needed, isHTML: false)
    self.html = try Self.checked(html, named: "html", needs: Self.needed, isHTML: true)
  }

  func message(_ words: MessageWords, in language: Language, from clinic: ClinicVoice, link: String)
    -> MessageText
  {
    let values = [
      "subject": words.subject, "message": words.paragraphs.joined(separator: "\n\n"), "clinic": clinic.name,
      "phone": clinic.phone, "link": link,
    ]
    return MessageText(
      language: language, subject: subject.render(values), text: text.render(values),
      html: html.render(values))
  }

  private static func checked(
    _ source: String, named part: String, needs: [String], isHTML: Bool
  ) throws(WordsError) -> MustacheTemplate {
    guard source.utf8.count <= maximumLength else {
      throw WordsError(.tooLong, "The \(part) has more than \(maximumLength) bytes: shorten it.")
    }
    let found = try placeholders(of: source, part)
    if let missing = needs.first(where: { !found.contains($0) }) {
      throw WordsError(.missingPlaceholder, "The \(part) lacks {{\(missing)}}: add it.")
    }
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE: \(isHTML ? "HTML" : "TEXT")}}" + source)
    } catch {
      throw WordsError(.malformed, "The \(part) is no Mustache template: mend its tags.", underlying: error)
    }
  }

  /// Every tag must be a plain placeholder: no section, partial, comment, pragma, or unescaped value.
  private static func placeholders(of source: String, _ part: String) throws(WordsError) -> Set<String> {
    var found: Set<String> = []
    var rest = source[...]
    while let open = rest.firstRange(of: "{{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
        throw WordsError(.malformed, "The \(part) has {{ without }}: close it.")
      }
      let name = rest[open.upperBound..<close.lowerBound]
      guard let plain = name.split(separator: " ").first.map(String.init),
        name.split(separator: " ").count == 1,
        known.contains(plain)
      else {
        let list = known.sorted().map { "{{\($0)}}" }.joined(separator: ", ")
        throw WordsError(.unknownPlaceholder, "The \(part) has {{\(name.prefix(40))}}: use only \(list).")
      }
      found.insert(plain)
      rest = rest[close.upperBound...]
    }
    return found
  }
}
