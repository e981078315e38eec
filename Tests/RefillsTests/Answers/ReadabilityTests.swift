import Testing

@Suite("The reading grade that tests measure")
struct ReadabilityTests {
  @Test(
    "English syllables",
    arguments: [
      ("the", 1), ("ready", 2), ("picked", 1), ("wanted", 2), ("change", 1), ("table", 2), ("medicine", 3),
      ("another", 3), ("you", 1), ("idea", 2),
    ])
  func english(word: String, count: Int) {
    #expect(Readability.englishSyllables(word) == count)
  }

  @Test(
    "Spanish syllables",
    arguments: [
      ("listo", 2), ("envió", 2), ("aún", 2), ("llegue", 2), ("guarda", 2), ("farmacia", 3), ("estoy", 2),
      ("ciudad", 2), ("día", 2), ("quiere", 2), ("cuidado", 3), ("pregunte", 3),
    ])
  func spanish(word: String, count: Int) {
    #expect(Readability.spanishSyllables(word) == count)
  }

  @Test("A legal sentence is far above grade 6, a plain one below")
  func grades() {
    let legal =
      "Notwithstanding any provision to the contrary, authorization of subsequent dispensing necessitates individual "
      + "reevaluation by the responsible practitioner prior to administration of additional medication."
    #expect(Readability.englishGrade(legal) > 15)
    #expect(Readability.englishGrade("The dog ran to the big red house. It was fun. We ran too.") < 2)
  }
}
