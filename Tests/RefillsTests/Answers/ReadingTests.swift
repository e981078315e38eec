import Refills
import Testing

@Suite("How hard a text is to read")
struct ReadingTests {
  @Test(
    "English syllables are counted as they are spoken",
    arguments: [
      ("the", 1), ("ready", 2), ("picked", 1), ("wanted", 2), ("change", 1), ("table", 2), ("medicine", 3),
      ("another", 3), ("you", 1), ("idea", 3), ("cancelled", 2), ("asked", 1), ("going", 2), ("question", 2),
      ("changes", 2), ("safely", 2), ("people", 2), ("something", 2), ("didn't", 2), ("can't", 1),
      ("insurance", 3), ("notices", 3), ("carrier", 3), ("filled", 1), ("usual", 3), ("beyond", 2),
    ])
  func english(word: String, count: Int) {
    #expect(Reading(word, in: .english).syllables == count)
  }

  @Test(
    "Spanish syllables are counted as they are written",
    arguments: [
      ("listo", 2), ("envió", 2), ("aún", 2), ("llegue", 2), ("guarda", 2), ("farmacia", 3), ("estoy", 2),
      ("ciudad", 2), ("día", 2), ("quiere", 2), ("cuidado", 3), ("pregunte", 3), ("recójalo", 4),
      ("medicina", 4), ("guíe", 2), ("antigüedad", 4),
    ])
  func spanish(word: String, count: Int) {
    #expect(Reading(word, in: .spanish).syllables == count)
  }

  @Test("Grade and ease are the published formulas over counts made by hand")
  func formulas() {
    // The-dog-ran-to-the-big-red-house, it-was-fun, we-ran-a-gain.
    let english = Reading("The dog ran to the big red house. It was fun! We ran again?", in: .english)
    #expect((english.words, english.sentences, english.syllables) == (14, 3, 15))
    #expect(abs(english.grade - (0.39 * 14 / 3 + 11.8 * 15 / 14 - 15.59)) < 1e-9)
    #expect(english.longestSentence == 8)
    // Su-pe-di-do-va-en-ca-mi-no, ya-sa-lió-hoy.
    let spanish = Reading("Su pedido va en camino. Ya salió hoy.", in: .spanish)
    #expect((spanish.words, spanish.sentences, spanish.syllables) == (8, 2, 13))
    #expect(abs(spanish.ease - (206.84 - 60 * 13.0 / 8 - 1.02 * 8 / 2)) < 1e-9)
  }

  @Test("Times, numbers and halves of the day are looked at and not read")
  func numbers() {
    let reading = Reading(
      "El 2 de marzo a las 5:00 p. m. dijimos que no. Llame al +1 555 0100.", in: .spanish)
    #expect((reading.words, reading.sentences) == (10, 2))
  }

  @Test("What the product can't do without counts as two syllables, and so does the clinic's name")
  func exempt() {
    #expect(Reading("prescription", in: .english).syllables == 2)
    #expect(Reading("The pharmacy's provider", in: .english).syllables == 5)
    let named = Reading(
      "Northeastern Administrative Clinic called.", in: .english, clinic: "Northeastern Administrative Clinic"
    )
    #expect((named.words, named.syllables) == (2, 3))
  }

  @Test("A legal text is too hard, a plain one is not, and a few words are not judged")
  func plain() {
    let legal =
      "Notwithstanding any provision to the contrary, authorization of subsequent dispensing necessitates individual "
      + "reevaluation by the responsible practitioner prior to administration of additional medication."
    #expect(!Reading(legal, in: .english).isMeasurable && Reading(legal, in: .english).isPlain)
    #expect(Reading(legal + " Ask us.", in: .english).isMeasurable)
    #expect(!Reading(legal + " Ask us.", in: .english).isPlain)
    #expect(Reading(String(repeating: "We have your order. ", count: 9), in: .english).isPlain)
    let long = "uno " + String(repeating: "y otro ", count: 10) + "."
    #expect(!Reading(long, in: .spanish).isPlain)
    #expect(Reading(String(repeating: "Su pedido va. ", count: 9), in: .spanish).isPlain)
    let hard = String(repeating: "Administraremos inmediatamente procedimientos extraordinarios. ", count: 8)
    #expect(!Reading(hard, in: .spanish).isPlain)
  }
}
