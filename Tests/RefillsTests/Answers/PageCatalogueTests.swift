import Foundation
import Refills
import Testing

@Suite("The page's catalogue")
struct PageCatalogueTests {
  /// Named on the page, where the patient is signed in, and nowhere else.
  private static let ofThePage: Set<String> = ["medic", "prescription", "receta", "allerg", "alergi"]

  @Test("Every string has an id of its own, and keeps the rules that a clinic's words are held to")
  func rules() {
    #expect(Set(PageCatalogue.all.map(\.id)).count == PageCatalogue.all.count)
    for wording in PageCatalogue.all {
      #expect(wording.form == .page && wording.id.hasPrefix("page."))
      for language in Language.allCases {
        #expect(wording.objection(to: wording[language], in: language) == nil, "\(wording.id)")
      }
    }
  }

  @Test("Both languages leave the same open")
  func gaps() {
    for wording in PageCatalogue.all {
      #expect(wording.mustHave(in: .english) == wording.mustHave(in: .spanish), "\(wording.id)")
      for language in Language.allCases {
        #expect(Wording.gaps(of: wording[language]).allSatisfy { Gap(rawValue: $0) != nil }, "\(wording.id)")
      }
    }
  }

  @Test(
    "A headline has at most eight words, all from the list in docs/words.md", arguments: Language.allCases)
  func headlines(language: Language) throws {
    let list = try WordList.read(language)
    let headlines = PageCatalogue.all.filter(\.isHeadline)
    #expect(headlines.count == RefillChart.Answer.allCases.count + 1)
    for headline in headlines {
      let words = Reading.words(headline[language])
      #expect(words.count <= 8, "\(headline.id)")
      for word in words { #expect(list.contains(word), "\(headline.id): \(word)") }
    }
  }

  @Test("No drug, no condition and no specialty stands in it")
  func unsaid() {
    let never =
      UnsaidWords.beginnings.filter { !Self.ofThePage.contains($0) } + [SampleRefill.drug.lowercased()]
    for wording in PageCatalogue.all {
      for language in Language.allCases {
        for word in Reading.words(wording[language]) {
          #expect(!never.contains { word.hasPrefix($0) }, "\(wording.id): \(word)")
        }
      }
    }
  }

  @Test("Whatever stands at the top of a page is plain", arguments: Language.allCases)
  func plain(language: Language) {
    let glances = PageGlances(in: language, phone: "+1 555 010 0199").all(.wide)
    #expect(glances.count > 5_000)
    var heard: Set<Wording> = []
    for glance in glances {
      let reading = Reading(glance.text, in: language)
      #expect(reading.isPlain, "\(glance.name), \(reading.grade), \(reading.ease): \(glance.text)")
      heard.formUnion(glance.strings)
    }
    #expect(Set(glances.map(\.name)).count == RefillChart.Answer.allCases.count)
    // What can be said there is said in one of them.
    let groups: Set<String> = [
      "page.headline", "page.next", "page.nextDetail", "page.news", "page.said", "page.act", "page.task",
      "page.ask", "page.why", "page.reason",
    ]
    let silent = PageCatalogue.all.filter { groups.contains($0.group) && !heard.contains($0) }.map(\.id)
    #expect(silent.isEmpty)
  }

  @Test("What a brand says in place of the catalogue stands on the page, and nothing else changes")
  func brand() throws {
    let sample = try SampleRefill(.ready)
    var words = BrandWords()
    words["page.headline.ready", .english] = "Come and get it"
    let context = try sample.context()
    let own = AnswerContext(
      now: context.now, zone: context.zone, pharmacy: context.pharmacy, phone: context.phone, words: words)
    let answers = PatientAnswers(of: sample.refill, in: own)
    #expect(AnswerWords(in: .english, context: own).text(of: answers).headline == "Come and get it")
    #expect(AnswerWords(in: .spanish, context: own).text(of: answers).headline == "Su pedido está listo")
    #expect(
      AnswerWords(in: .english, context: own).text(of: answers).act
        == AnswerWords(in: .english, context: context).text(of: answers).act)
  }

  @Test("What fills a gap is not looked into again")
  func filling() {
    #expect(
      Wording.fill("Call {pharmacy}.") { $0 == .pharmacy ? "{phone} {{x}}" : "no" } == "Call {phone} {{x}}.")
    #expect(Wording.gaps(of: "a {b} {c") == ["b", ""] && Wording.gaps(of: "}") == [""])
    #expect(Wording.gaps(of: "{a{b}}") == [""])
  }
}
