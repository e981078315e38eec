/// What somebody writes into a thread.
package struct ThreadWords: Hashable, Sendable, Codable {
  /// Longest entry, in characters: a page.
  package static let longest = 4_000

  package let text: String

  package init(text: String) {
    self.text = text
  }
}
