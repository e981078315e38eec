extension Wording {
  /// The most words of a headline.
  package static let mostHeadlineWords = 8
  /// The most characters of one string: more is nobody's message.
  package static let longest = 400

  /// What forbids a text in place of this one, whatever stands around it; nil: nothing does. What a person reads with
  /// it is measured elsewhere.
  package func objection(to text: String, in language: Language) -> String? {
    if text.count > Self.longest {
      return "A string has at most \(Self.longest) characters; this one has \(text.count). Shorten it."
    }
    if let hidden = Self.hidden(in: text) {
      return "The character U+\(hidden) can't be seen, or turns the reading direction. Leave it out."
    }
    if let objection = gapObjection(to: text, in: language) { return objection }
    let words = text.split(whereSeparator: \.isWhitespace).count
    if words == 0 { return "Write some words here." }
    if isHeadline, words > Self.mostHeadlineWords {
      return "A headline has at most \(Self.mostHeadlineWords) words; this one has \(words). Shorten it."
    }
    if form != .page, let word = UnsaidWords.first(in: text) {
      return "“\(word)” may not stand in what leaves the house: it says what the medicine is or is for. "
        + "Say “order”, and let the page say the rest."
    }
    return nil
  }

  private func gapObjection(to text: String, in language: Language) -> String? {
    let names = Self.gaps(of: text)
    let may = Gap.allCases.filter { mayHave($0, in: language) }.map { "{\($0.rawValue)}" }
    let allowed = may.isEmpty ? "write none" : "write \(may.joined(separator: ", "))"
    for name in names {
      if name.isEmpty { return "A brace has no partner: write a gap as {phone}, and no other braces." }
      guard let gap = Gap(rawValue: name), mayHave(gap, in: language) else {
        return "Nothing is called {\(name.prefix(40))} in this string: \(allowed)."
      }
    }
    let missing = mustHave(in: language).filter { !names.contains($0.rawValue) }.map(\.rawValue).sorted()
    return missing.first.map { "{\($0)} is missing: this string has to say it." }
  }

  /// The first character that ends a line, hides, or turns the reading direction, in hexadecimal.
  package static func hidden(in text: String) -> String? {
    let found = text.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: true
      default: false
      }
    }
    guard let found else { return nil }
    let digits = String(found.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
