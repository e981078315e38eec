/// Counts the syllables of an English word by its letters: groups of vowels, without the silent ones, with those that
/// stand side by side and are spoken apart.
///
/// Good for plain words; a dictionary would be needed for the rest. What the rules get wrong among the words that we
/// use stands in `known`.
enum EnglishSyllables {
  private static let known: [String: Int] = [
    "area": 3, "business": 2, "carrier": 3, "carriers": 3, "create": 2, "diet": 2, "every": 2, "everyone": 3,
    "everything": 3, "idea": 3,
    "ideas": 3, "people": 2, "poem": 2, "quiet": 2, "science": 2, "someone": 2, "something": 2,
    "sometimes": 2,
    "somewhere": 2, "video": 3,
  ]

  /// - Parameter word: lower case.
  /// - Returns: at least 1.
  static func count(_ word: String) -> Int {
    if let count = known[word] { return count }
    let letters = Array(word.utf8.filter { (0x61...0x7A).contains($0) })
    let isVowel = letters.indices.map { vowel(letters, $0) }
    var count = 0
    for index in letters.indices where isVowel[index] && (index == 0 || !isVowel[index - 1]) { count += 1 }
    count += hiatuses(letters, isVowel)
    count -= silent(letters, isVowel, spoken: count)
    if word.hasSuffix("n't") || word.hasSuffix("n’t") {
      let before = letters.count - 3
      if before >= 0, !isVowel[before] { count += 1 }
    }
    return max(count, 1)
  }

  /// A y before a vowel is a consonant, as in “beyond”.
  private static func vowel(_ letters: [UInt8], _ index: Int) -> Bool {
    if letters[index] == UInt8(ascii: "y") {
      return !(index + 1 < letters.count && "aeiou".utf8.contains(letters[index + 1]))
    }
    return "aeiou".utf8.contains(letters[index])
  }

  /// Vowels within a group that are spoken apart: “going”, “period”, “usual”, “medium”, “media”.
  private static func hiatuses(_ letters: [UInt8], _ isVowel: [Bool]) -> Int {
    var count = 0
    for index in letters.indices.dropFirst() where isVowel[index] && isVowel[index - 1] {
      let before = index >= 2 ? letters[index - 2] : 0
      switch (letters[index - 1], letters[index]) {
      // “special”, “question”: the i only softens the letter before it.
      case (UInt8(ascii: "i"), UInt8(ascii: "a")), (UInt8(ascii: "i"), UInt8(ascii: "o")):
        if !"cstgx".utf8.contains(before) { count += 1 }
      case (UInt8(ascii: "i"), UInt8(ascii: "u")): count += 1
      case (UInt8(ascii: "u"), UInt8(ascii: "a")):
        if !"qg".utf8.contains(before) { count += 1 }
      case (_, UInt8(ascii: "i")):
        if letters[(index)...].elementsEqual("ing".utf8) { count += 1 }
      default: break
      }
    }
    return count
  }

  /// An e that is not heard: “time”, “times”, “asked”, “safely”.
  private static func silent(_ letters: [UInt8], _ isVowel: [Bool], spoken: Int) -> Int {
    guard spoken > 1 else { return 0 }
    for ending in ["e", "es", "ed", "ely", "eful", "eless", "ement", "eness"] {
      let place = letters.count - ending.utf8.count
      guard place >= 1, letters[place...].elementsEqual(ending.utf8), !isVowel[place - 1] else { continue }
      let before = letters[place - 1]
      // “table”, “handled”: consonant and l make a syllable with the e.
      let isLiquid = before == UInt8(ascii: "l") && place >= 2 && !isVowel[place - 2]
      if isLiquid, letters[place - 2] != before { return 0 }
      switch ending {
      case "es":
        let isHissing =
          "sxzcg".utf8.contains(before)
          || before == UInt8(ascii: "h") && place >= 2 && "cs".utf8.contains(letters[place - 2])
        return isHissing ? 0 : 1
      case "ed": return "td".utf8.contains(before) ? 0 : 1
      default: return 1
      }
    }
    return 0
  }
}
