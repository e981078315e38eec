package import Refills

/// A message in full.
package struct MessageText: Hashable, Sendable {
  package let language: Language
  package let subject: String
  /// Lines ended by LF.
  package let text: String
  /// A whole document.
  package let html: String

  package init(language: Language, subject: String, text: String, html: String) {
    self.language = language
    self.subject = subject
    self.text = text
    self.html = html
  }
}
