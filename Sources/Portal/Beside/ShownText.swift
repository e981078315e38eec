import Refills

/// Words from the clinic's systems that patients read.
enum ShownText {
  /// Longest, in characters: a sentence or two.
  static let longest = 300

  /// Longest address, in characters: payment pages carry whole sessions in theirs.
  static let longestLink = 2_000

  /// Nil where it says nothing.
  /// - Throws: what is wrong with it, by the member's name.
  static func check(_ text: String?, _ member: String, atMost longest: Int = longest) throws(Problem)
    -> String?
  {
    guard let text, !text.allSatisfy(\.isWhitespace) else { return nil }
    guard text.count <= longest else {
      throw .unprocessable("“\(member)” has at most \(longest) characters.")
    }
    if let hidden = Wording.hidden(in: text) {
      throw .unprocessable(
        "“\(member)” has the character U+\(hidden), which can't be seen or turns the reading direction.")
    }
    return text
  }

  static func link(_ text: String?, _ member: String) throws(Problem) -> String? {
    guard let text = try check(text, member, atMost: longestLink) else { return nil }
    guard text.hasPrefix("https://"), !text.contains(where: \.isWhitespace) else {
      throw .unprocessable("“\(member)” must begin with https://.")
    }
    return text
  }
}
