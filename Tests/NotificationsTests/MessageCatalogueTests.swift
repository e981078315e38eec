import Foundation
import Notifications
import Refills
import Testing

@Suite("The catalogue of e-mails and texts")
struct MessageCatalogueTests {
  /// The longest name and phone for which a text has room, with an address of 30 characters.
  private func voice(_ name: String = "Harbor Family Clinic") throws -> ClinicVoice {
    ClinicVoice(
      brand: try #require(BrandName("clinic")), name: name, phone: "+1 555 010 0199",
      from: try #require(EmailAddress("care@clinic.example")),
      page: "https://refills.clinic.example/p/refills/{refill}")
  }

  @Test("Every notice and every class has its strings, each with an id of its own that begins with its form")
  func ids() {
    let ids = Set(MessageCatalogue.all.map(\.id))
    #expect(ids.count == MessageCatalogue.all.count)
    #expect(MessageCatalogue.all.allSatisfy { $0.form != .page && $0.id.hasPrefix($0.form.rawValue + ".") })
    for notice in RefillChart.Notice.allCases {
      for group in ["email.subject", "email.body", "email.act", "text.status"] {
        #expect(ids.contains("\(group).\(notice.rawValue)"))
      }
    }
    for noticeClass in NoticeClass.allCases {
      for group in ["email.neutralSubject", "email.neutralBody", "email.neutralAct", "text.neutral"] {
        #expect(ids.contains("\(group).\(noticeClass.rawValue)"))
      }
    }
    #expect(
      ids.isSuperset(of: ["text.reply.stop", "text.reply.start", "text.reply.help", "text.frame.more"]))
  }

  @Test(
    "Every string keeps the rules that a clinic's words are held to, and both languages leave the same open")
  func rules() {
    for wording in MessageCatalogue.all {
      #expect(wording.mustHave(in: .english) == wording.mustHave(in: .spanish), "\(wording.id)")
      for language in Language.allCases {
        #expect(wording.objection(to: wording[language], in: language) == nil, "\(wording.id)")
      }
    }
  }

  @Test(
    "No string has a drug, a condition, a specialty, or what our tests plant", arguments: Language.allCases)
  func unsaid(language: Language) {
    let never = UnsaidWords.beginnings + Sample.canaries
    for wording in MessageCatalogue.all {
      for word in Reading.words(wording[language]) {
        #expect(!never.contains { word.hasPrefix($0) }, "\(wording.id): \(word)")
      }
    }
    #expect(UnsaidWords.first(in: "Your Insulin is ready") == "insulin")
    #expect(UnsaidWords.first(in: "Su médico dijo que sí") == nil)
  }

  @Test(
    "Subjects have at most eight words; they and the lines of texts are made of the words in docs/words.md",
    arguments: Language.allCases)
  func headlines(language: Language) throws {
    let list = try WordList.read(language)
    for wording in MessageCatalogue.all {
      let isLine = wording.group == "text.status" || wording.group == "text.neutral"
      guard wording.isHeadline || isLine else { continue }
      let words = Reading.words(wording[language])
      #expect(words.count <= 8 || isLine, "\(wording.id)")
      for word in words { #expect(list.contains(word), "\(wording.id): \(word)") }
    }
  }

  @Test("Every e-mail and every text is plain", arguments: Language.allCases)
  func plain(language: Language) throws {
    let voice = try voice()
    let glances = MessageGlances(in: language, from: voice).all
    #expect(glances.count == 157)
    for glance in glances {
      let reading = Reading(glance.text, in: language, clinic: voice.name)
      #expect(reading.isPlain, "\(glance.name), \(reading.grade), \(reading.ease): \(glance.text)")
      #expect(glance.sent != nil || reading.isMeasurable, "\(glance.name)")
    }
    let heard = Set(glances.flatMap(\.strings))
    #expect(MessageCatalogue.all.filter { !heard.contains($0) }.map(\.id).isEmpty)
  }

  @Test("Every text fits into one part, an accent in the clinic's name or not", arguments: Language.allCases)
  func oneSegment(language: Language) throws {
    for name in ["Harbor Family Clinic", "Clínica Vista Bahías"] {
      for glance in MessageGlances(in: language, from: try voice(name)).all {
        guard let sent = glance.sent else { continue }
        let size = SegmentCount(sent)
        #expect(size.fitsOne && size.alphabet == .gsm7, "\(glance.name), \(size.length): \(sent)")
      }
    }
  }
}
