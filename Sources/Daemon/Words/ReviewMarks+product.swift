import Refills

extension ReviewMarks {
  /// The product's own strings that a person has reviewed, one a line: id, language, mark. `refilld words check` prints
  /// the mark of each string. No person with English or Spanish as mother tongue has reviewed any of them yet, so the
  /// list is empty.
  static let productLines = """
    """

  package static let product = ReviewMarks(lines: productLines)

  /// What is no line of a list is left out: `refilld words check` then shows the string as not reviewed.
  package init(lines: String) {
    self.init()
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 3, let language = Language(rawValue: parts[1]) else { continue }
      self[parts[0], language] = parts[2]
    }
  }
}
