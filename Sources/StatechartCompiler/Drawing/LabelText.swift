/// A state's id as words that fit into a box.
struct LabelText {
  /// Lines of leaves are filled up to this, in pixels; a longer word has a line of its own.
  static let lineWidth = 94

  let lines: [String]

  init(line: String) { lines = [line] }

  /// - Parameter width: in pixels; nil: one line, however long it is.
  init(_ id: String, wrappedAt width: Int?) {
    var lines: [String] = []
    for word in Self.words(of: id) {
      if let last = lines.last, width.map({ Self.width(of: last + " " + word) <= $0 }) ?? true {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    self.lines = lines
  }

  /// Of the longest line, in pixels.
  var width: Int { lines.map(Self.width).max() ?? 0 }

  /// `holdTooSoon` becomes `hold`, `too`, `soon`; `sentBySMS` becomes `sent`, `by`, `SMS`.
  static func words(of id: String) -> [String] {
    let letters = Array(id)
    var words: [String] = []
    for (index, letter) in letters.enumerated() {
      let follows = index > 0 && letter.isUppercase && !letters[index - 1].isUppercase
      let begins =
        index > 0 && letter.isUppercase && index + 1 < letters.count && letters[index + 1].isLowercase
      if words.isEmpty || follows || begins {
        words.append(String(letter))
      } else {
        words[words.count - 1].append(letter)
      }
    }
    return words.map { $0.count > 1 && $0.allSatisfy(\.isUppercase) ? $0 : $0.lowercased() }
  }

  /// How much room a line takes, in pixels, in the widest of the usual fonts without serifs and at a bold weight;
  /// what reads it may have another font, and the line has to fit in each.
  static func width(of line: String) -> Int {
    let tenths = line.reduce(0) { sum, letter in
      switch letter {
      case "i", "j", "l", " ", ".": sum + 45
      case "f", "r", "t": sum + 60
      case "m", "w", "M", "W": sum + 130
      default: sum + (letter.isUppercase ? 100 : 86)
      }
    }
    return tenths / 10 + 1
  }
}
