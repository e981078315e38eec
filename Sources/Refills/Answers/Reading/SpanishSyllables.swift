/// Counts the syllables of a Spanish word as its spelling divides it (Real Academia Española, Ortografía, 2010): each
/// open or accented vowel is a syllable; a closed one only where no vowel that carries it stands beside it.
enum SpanishSyllables {
  private static let strong: Set<Character> = ["a", "e", "o", "á", "é", "í", "ó", "ú"]
  private static let weak: Set<Character> = ["i", "u", "ü"]

  /// - Parameter word: lower case.
  /// - Returns: at least 1.
  static func count(_ word: String) -> Int {
    var letters = Array(word)
    if letters.last == "y" { letters[letters.count - 1] = "i" }
    var count = 0
    for (position, letter) in letters.enumerated() {
      if strong.contains(letter) { count += 1 }
      guard weak.contains(letter) else { continue }
      let previous = position > 0 ? letters[position - 1] : " "
      let following = position + 1 < letters.count ? letters[position + 1] : " "
      let isMute = letter == "u" && (previous == "q" || previous == "g") && "eiéí".contains(following)
      let glides = strong.contains(previous) || strong.contains(following) || weak.contains(previous)
      if !isMute, !glides { count += 1 }
    }
    return max(count, 1)
  }
}
