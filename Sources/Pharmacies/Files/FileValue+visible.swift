import Refills

extension FileValue {
  /// A text that people are shown: in headers, in messages, on pages.
  package func visibleText() throws(FileError) -> String {
    let text = try text()
    if let hidden = Wording.hidden(in: text) {
      throw refusal("The character U+\(hidden) can't be seen, or turns the reading direction. Leave it out.")
    }
    return text
  }
}
