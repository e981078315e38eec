/// What somebody writes into a thread.
package struct ThreadWords: Hashable, Sendable, Codable {
  /// Longest entry, in characters: a page.
  package static let longest = 4_000

  package let text: String

  package init(text: String) {
    self.text = text
  }

  /// What a person wrote, without what can't be seen or turns the reading direction. Lines stay, and what joins the parts
  /// of a character.
  package init(typed text: String) {
    let kept = text.replacing("\r\n", with: "\n").unicodeScalars.filter { scalar in
      scalar == "\n" || scalar == "\t" || scalar == "\u{200D}" || Wording.hidden(in: String(scalar)) == nil
    }
    self.text = String(String.UnicodeScalarView(kept))
  }
}
