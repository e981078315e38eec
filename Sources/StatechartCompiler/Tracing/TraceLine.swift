/// One line of a trace below its heading.
enum TraceLine {
  /// In columns; what is longer goes on in the next line, deeper.
  private static let width = 110

  static func folded(_ words: String) -> String {
    var text = ""
    var current = "  "
    for word in words.split(separator: " ", omittingEmptySubsequences: false) {
      if current.count + word.count > width, !current.allSatisfy({ $0 == " " }) {
        text += current.dropLast() + "\n"
        current = "      "
      }
      current += word + " "
    }
    return text + current.dropLast() + "\n"
  }
}
