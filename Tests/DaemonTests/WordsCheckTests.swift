import Daemon
import Foundation
import Notifications
import Refills
import Testing

@Suite("What `refilld words check` finds")
struct WordsCheckTests {
  private func check(_ words: BrandWords, _ marks: ReviewMarks = ReviewMarks()) throws -> WordsCheck {
    let product = try #require(WordsCheck.product).clinic
    return WordsCheck(
      of: ClinicVoice(
        brand: product.brand, name: product.name, phone: product.phone, from: product.from,
        page: product.page,
        words: words), marks: marks)
  }

  @Test("The product's own words break no rule, and nobody has reviewed them")
  func product() throws {
    let report = WordsReport(try #require(WordsCheck.product), name: nil)
    #expect(report.broken == 0)
    #expect(report.lines.filter { $0.hasPrefix("breaks") } == [])
    let summary = try #require(report.lines.last)
    #expect(
      summary.contains("\(WordsCheck.catalogue.count * 2) strings") && summary.hasSuffix(" 0 rules broken"))
    #expect(summary.contains(" 0 strings reviewed"))
  }

  @Test("It is measured for a name of 20 characters, a phone of 15 and an address of 30")
  func measure() throws {
    let clinic = try #require(WordsCheck.product).clinic
    #expect(clinic.name.count == 20 && clinic.phone.count == 15)
    #expect(clinic.page.count - "/p/refills/{refill}".count == 30)
  }

  @Test(
    "Each string has a line with its grade, each text its parts, each state, e-mail and text its own line")
  func lines() throws {
    let lines = WordsReport(try #require(WordsCheck.product), name: nil, languages: [.english]).lines
    for wording in WordsCheck.catalogue {
      let line = try #require(lines.first { $0.hasPrefix(wording.id + "  en  ") })
      #expect(line.contains("grade ") && line.contains("not reviewed") && line.contains("mark "))
      if wording.form == .text {
        #expect(line.contains("segments 1, at most ") && line.contains("of 160 GSM-7"))
      }
    }
    for answer in RefillChart.Answer.allCases {
      #expect(lines.contains { $0.hasPrefix("page \(answer.rawValue)  en  grade ") })
    }
    for notice in RefillChart.Notice.allCases {
      #expect(lines.contains { $0.hasPrefix("email \(notice.rawValue)  en  grade ") })
      #expect(lines.contains { $0.hasPrefix("text \(notice.rawValue), more  en  grade ") })
    }
    let spanish = WordsReport(try #require(WordsCheck.product), name: "x", languages: [.spanish]).lines
    #expect(spanish.first?.contains("ease ") == true && spanish.first?.contains("longest sentence ") == true)
  }

  @Test("Of what has one name the hardest that is long enough to be measured is shown")
  func hardest() throws {
    let check = try #require(WordsCheck.product)
    let lines = WordsReport(check, name: nil, languages: [.english]).lines
    for name in ["page denied", "page preparing", "email late"] {
      let readings = check.glances(in: .english).filter { $0.name == name }
        .map { check.reading(of: $0, in: .english) }.filter(\.isMeasurable)
      let grade = try #require(readings.map(\.grade).max())
      #expect(lines.contains { $0.hasPrefix("\(name)  en  grade \(grade.shown) (") }, "\(name), \(grade)")
    }
  }

  @Test("A string that is too hard, too long or says too much is found, and named")
  func faults() throws {
    for (id, text, word) in [
      (
        "page.next.ready", "Considerable administrative difficulties necessitate indefinite postponement.",
        "too hard"
      ),
      ("text.status.ready", String(repeating: "so ", count: 40), "does not fit"),
      ("email.body.ready", "Your insulin is here.", "“insulin”"), ("email.subject.ready", "{x}", "{x}"),
    ] {
      var words = BrandWords()
      words[id, .english] = text
      let report = WordsReport(try check(words), name: "clinic")
      #expect(report.broken > 0)
      #expect(
        report.lines.contains { $0.hasPrefix("breaks a rule: en, ") && $0.contains(id) && $0.contains(word) },
        "\(id)")
    }
  }

  @Test("A mark counts for exactly the text that was reviewed")
  func marks() throws {
    let id = "page.headline.ready"
    let wording = try #require(WordsCheck.catalogue.first { $0.id == id })
    var marks = ReviewMarks()
    marks[id, .english] = ReviewMarks.mark(of: wording[.english], for: id, in: .english)
    func line(_ words: BrandWords) throws -> String {
      try #require(
        WordsReport(try check(words, marks), name: nil, languages: [.english]).lines.first {
          $0.hasPrefix(id + " ")
        })
    }
    #expect(try line(BrandWords()).contains("  reviewed  "))
    var words = BrandWords()
    words[id, .english] = "Come and get it"
    #expect(try line(words).contains("  the brand's own  not reviewed  "))
    #expect(!marks.isReviewed(wording[.spanish], of: wording, in: .spanish))
    #expect(
      ReviewMarks.mark(of: "a", for: id, in: .english) != ReviewMarks.mark(of: "a", for: id, in: .spanish))
  }

  @Test("The list of the product's reviews is read line by line")
  func list() throws {
    let marks = ReviewMarks(lines: "page.headline.ready en 0123456789abcdef\npage.headline.ready xx y\n\n")
    #expect(marks["page.headline.ready", .english] == "0123456789abcdef")
    #expect(marks["page.headline.ready", .spanish] == nil)
  }
}
