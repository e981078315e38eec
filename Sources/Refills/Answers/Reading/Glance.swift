/// What a person reads at once: the top of a page, a whole e-mail, a text.
package struct Glance: Hashable, Sendable {
  /// `page ready`, `email late`, `text ready, more`.
  package let name: String
  package let text: String
  /// The strings of the catalogue that stand in it.
  package let strings: [Wording]
  /// A text as it goes out, link and all; nil for what is not counted in segments.
  package let sent: String?

  package init(_ name: String, _ text: String, _ strings: [Wording], sent: String? = nil) {
    self.name = name
    self.text = text
    self.strings = strings
    self.sent = sent
  }
}
