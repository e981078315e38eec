/// What a message says, without the clinic's name, phone and link, which stand in every message.
package struct MessageWords: Hashable, Sendable {
  package let subject: String
  /// One to three sentences each, at least one paragraph.
  package let paragraphs: [String]

  package init(_ subject: String, _ paragraphs: [String]) {
    self.subject = subject
    self.paragraphs = paragraphs
  }
}
