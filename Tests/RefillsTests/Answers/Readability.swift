/// How hard a text is to read, by published formulas over counted words, sentences and syllables.
enum Readability {
  /// Fewer words give no meaningful grade.
  static let leastWords = 25

  /// Names of things that the product can't do without; they count as two syllables.
  private static let exempt: Set<String> = [
    "pharmacy", "pharmacy's", "prescription", "provider", "providers", "delivery", "farmacia", "receta",
    "médico",
    "médicos", "entrega", "entregado",
  ]

  /// School grade by Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word − 15.59.
  static func englishGrade(_ text: String) -> Double {
    let words = words(of: text)
    let syllables = words.reduce(0) { $0 + (exempt.contains($1) ? 2 : englishSyllables($1)) }
    let count = Double(max(words.count, 1))
    return 0.39 * count / sentences(of: text) + 11.8 * Double(syllables) / count - 15.59
  }

  /// Ease by Fernández Huerta (1959), 206.84 − 60 syllables a word − 1.02 words a sentence; 70 and more is grade 6
  /// or below.
  static func spanishEase(_ text: String) -> Double {
    let words = words(of: text)
    let syllables = words.reduce(0) { $0 + (exempt.contains($1) ? 2 : spanishSyllables($1)) }
    let count = Double(max(words.count, 1))
    return 206.84 - 60 * Double(syllables) / count - 1.02 * count / sentences(of: text)
  }

  /// Words of letters; times, numbers and phone numbers are read at a glance and are left out.
  static func words(of text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "’") }.map(String.init)
      .filter { $0.contains(where: \.isLetter) }
  }

  private static func sentences(of text: String) -> Double {
    Double(max(text.split { ".!?".contains($0) }.filter { $0.contains(where: \.isLetter) }.count, 1))
  }

  /// Groups of vowels, without a silent e at the end.
  static func englishSyllables(_ word: String) -> Int {
    var count = 0
    var wasVowel = false
    for letter in word {
      let isVowel = "aeiouy".contains(letter)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    if word.hasSuffix("e"), !word.hasSuffix("le"), count > 1 { count -= 1 }
    if word.hasSuffix("ed"), !word.hasSuffix("ted"), !word.hasSuffix("ded"), count > 1 { count -= 1 }
    return max(count, 1)
  }

  /// Each strong vowel is a nucleus; a weak one only where no strong one stands beside it.
  static func spanishSyllables(_ word: String) -> Int {
    let strong: Set<Character> = ["a", "e", "o", "á", "é", "í", "ó", "ú"]
    let weak: Set<Character> = ["i", "u", "ü"]
    var letters = Array(word)
    if letters.last == "y" { letters[letters.count - 1] = "i" }
    var count = 0
    for (position, letter) in letters.enumerated() {
      if strong.contains(letter) { count += 1 }
      guard weak.contains(letter) else { continue }
      let previous = position > 0 ? letters[position - 1] : " "
      let following = position + 1 < letters.count ? letters[position + 1] : " "
      let isMute =
        letter == "u" && (previous == "q" || (previous == "g" && (following == "e" || following == "i")))
      let glides = strong.contains(previous) || strong.contains(following) || weak.contains(previous)
      if !isMute, !glides { count += 1 }
    }
    return max(count, 1)
  }
}
