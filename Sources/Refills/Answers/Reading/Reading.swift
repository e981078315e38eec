/// How hard a text is to read, counted over what a person reads at once.
///
/// Words are runs of letters: times, numbers and phone numbers are read at a glance and are left out. Sentences end at
/// a full stop, a question mark or an exclamation mark.
package struct Reading: Hashable, Sendable {
  /// Fewer words give no meaningful grade: one long word more or less would decide.
  package static let leastWords = 25
  /// The highest school grade (United States) that a text of ours may have.
  package static let highestGrade = 6.0
  /// The lowest ease that a Spanish text of ours may have: Fernández Huerta calls 70 to 80 fairly easy, and puts it at
  /// the sixth school year.
  package static let lowestEase = 70.0
  /// The most words in one Spanish sentence. The ease is a mean, in which a short sentence hides a long one.
  package static let longestSentence = 20

  /// Names of things that the product can't do without; they count as two syllables, and so does the clinic's name.
  private static let exempt: Set<String> = [
    "pharmacy", "pharmacies", "prescription", "prescriptions", "provider", "providers", "delivery",
  ]

  package let language: Language
  package let words: Int
  package let sentences: Int
  package let syllables: Int
  /// Words of the longest sentence.
  package let longestSentence: Int

  /// - Parameter clinic: its name, which counts as one word of two syllables; nil: it is not in the text.
  package init(_ text: String, in language: Language, clinic: String? = nil) {
    self.language = language
    let plain = Self.withoutHalves(clinic.map { text.replacing($0, with: " \(Self.clinicName) ") } ?? text)
    let sentences = plain.lowercased().split { ".!?".contains($0) }.map(Self.words).filter { !$0.isEmpty }
    self.sentences = sentences.count
    words = sentences.reduce(0) { $0 + $1.count }
    syllables = sentences.joined().reduce(0) { $0 + Self.syllables(of: $1, in: language) }
    longestSentence = sentences.map(\.count).max() ?? 0
  }

  /// School grade by Kincaid, Fishburne, Rogers and Chissom (1975): 0.39 words a sentence + 11.8 syllables a word
  /// − 15.59. Of a text without words 0.
  package var grade: Double {
    guard words > 0 else { return 0 }
    return 0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words) - 15.59
  }

  /// Ease by Fernández Huerta (1959): 206.84 − 60 syllables a word − 1.02 words a sentence; the higher the easier. Of a
  /// text without words 206.84.
  package var ease: Double {
    guard words > 0 else { return 206.84 }
    return 206.84 - 60 * Double(syllables) / Double(words) - 1.02 * Double(words) / Double(sentences)
  }

  package var isMeasurable: Bool { words >= Self.leastWords }

  /// Whether it is plain enough, or too short to be measured.
  package var isPlain: Bool {
    switch language {
    case .english: !isMeasurable || grade <= Self.highestGrade
    case .spanish:
      longestSentence <= Self.longestSentence && (!isMeasurable || ease >= Self.lowestEase)
    }
  }

  /// The words of a text in lower case.
  package static func words(_ text: some StringProtocol) -> [String] {
    text.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "’") }.map(String.init)
      .filter { $0.contains(where: \.isLetter) }
  }

  /// Stands for the clinic's name; no vowels but two.
  private static let clinicName = "clinic"

  /// A half of the day in Spanish has full stops that end no sentence.
  private static func withoutHalves(_ text: String) -> String {
    text.replacing("a. m.", with: "").replacing("p. m.", with: "")
  }

  private static func syllables(of word: String, in language: Language) -> Int {
    switch language {
    case .english:
      let bare = word.hasSuffix("'s") || word.hasSuffix("’s") ? String(word.dropLast(2)) : word
      return exempt.contains(bare) ? 2 : EnglishSyllables.count(bare)
    case .spanish: return SpanishSyllables.count(word)
    }
  }
}
