import Refills

/// An e-mail's HTML part.
enum EmailDocument {
  /// - Parameter paragraphs: as HTML, without their tags.
  static func html(_ subject: String, _ paragraphs: [String], in language: Language) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head><meta charset="utf-8"><title>\(escapedForHTML(subject))</title></head>
    <body>
    \(paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))
    </body>
    </html>

    """
  }

  static func link(_ address: String) -> String {
    let href = escapedForHTML(address)
    return "<a href=\"\(href)\">\(href)</a>"
  }
}
