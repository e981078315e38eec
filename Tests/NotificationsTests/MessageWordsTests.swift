import Foundation
import Notifications
import Refills
import Statecharts
import Testing

@Suite struct MessageWordsTests {
  static let cases = RefillChart.Notice.allCases.flatMap { notice in
    Consent.Level.allCases.flatMap { level in Language.allCases.map { (notice, level, $0) } }
  }

  /// Words that would say what kind of medicine, or that it is one at all.
  private static let unsaid = [
    "medicine", "medication", "prescription", "drug", "dose", "pill", "tablet", "receta", "medicina",
    "medicamento",
    "pastilla", "diagnos",
  ]

  private func written(
    _ notice: RefillChart.Notice, _ level: Consent.Level, _ language: Language, _ sample: Sample,
    templates: BrandTemplates = BrandTemplates()
  ) -> MessageText {
    MessageWriter(templates: templates).message(
      for: sample.pending(notice, isCorrection: notice == .correction), level: level, in: language,
      facts: MessageFacts(of: sample.refill, zone: sample.newYork, at: sample.now), from: sample.voice,
      of: sample.refill.id)
  }

  @Test(
    "Every notice has words at both levels in both languages, with name, phone and link", arguments: cases)
  func complete(notice: RefillChart.Notice, level: Consent.Level, language: Language) throws {
    let sample = try Sample()
    let message = written(notice, level, language, sample)
    let link = "https://clinic.example/refills/\(sample.refill.id)"
    #expect(!message.subject.isEmpty && message.subject.count <= 60)
    for part in [message.text, message.html] {
      #expect(part.contains("Northside Care") && part.contains("+1 555 0100") && part.contains(link))
    }
    let all = (message.subject + message.text + message.html).lowercased()
    for word in Self.unsaid + Sample.canaries { #expect(!all.contains(word), "\(word)") }
    #expect(message.html.contains("lang=\"\(language.rawValue)\""))
  }

  @Test("A neutral message does not tell good news from late news", arguments: Language.allCases)
  func neutral(language: Language) throws {
    let sample = try Sample()
    let ready = written(.ready, .neutral, language, sample)
    for notice in [RefillChart.Notice.shipped, .delivered, .late, .held, .preparing] {
      #expect(written(notice, .neutral, language, sample) == ready)
    }
    #expect(!ready.text.contains("pick up") && !ready.text.contains("recoger"))
  }

  @Test("At level status each notice has words of its own, in Spanish other ones than in English")
  func distinct() throws {
    let sample = try Sample()
    for language in Language.allCases {
      let texts = Set(RefillChart.Notice.allCases.map { written($0, .status, language, sample).text })
      #expect(texts.count == RefillChart.Notice.allCases.count)
    }
    for notice in RefillChart.Notice.allCases {
      let english = written(notice, .status, .english, sample)
      #expect(written(notice, .status, .spanish, sample).subject != english.subject)
    }
    #expect(written(.ready, .status, .spanish, sample).text.contains("Su pedido está listo para recoger."))
  }

  @Test("A correction says what we said, when, and when that changed")
  func correction() throws {
    var sample = try Sample(.preparing)
    sample.refill.record.correction = Correction(
      said: .ready, saidAt: sample.now + .hours(7), changedAt: sample.now + .hours(7) + .minutes(20))
    let english = written(.correction, .status, .english, sample).text
    #expect(english.contains("At 5:00 PM on March 2 we said that your order was ready to pick up."))
    #expect(english.contains("That changed at 5:20 PM on March 2. We are sorry."))
    let spanish = written(.correction, .status, .spanish, sample).text
    #expect(
      spanish.contains("El 2 de marzo a las 5:00 p. m. dijimos que su pedido estaba listo para recoger."))
  }

  @Test("Late news names the new expectation while it lies ahead")
  func late() throws {
    var sample = try Sample(.preparing)
    sample.refill.record.moments[.promisedAt] = sample.now + .days(1)
    #expect(written(.late, .status, .english, sample).text.contains("expect it by 10:00 AM on March 3."))
    sample.refill.record.moments[.promisedAt] = sample.now
    #expect(!written(.late, .status, .english, sample).text.contains("expect it by"))
  }

  @Test("A clinic's name with markup stays text")
  func escaped() throws {
    let sample = try Sample()
    let voice = ClinicVoice(
      brand: sample.voice.brand, name: "<b>A & B's</b>", phone: "\"1\"", from: sample.voice.from,
      page: "https://clinic.example/?a=1&b=2")
    let message = MessageWriter().message(
      for: sample.pending(.ready), level: .neutral, in: .english,
      facts: MessageFacts(of: sample.refill, zone: sample.newYork, at: sample.now), from: voice,
      of: sample.refill.id)
    #expect(
      message.html.contains("&lt;b&gt;A &amp; B&#39;s&lt;/b&gt;") && message.html.contains("?a=1&amp;b=2"))
    #expect(!message.html.contains("<b>"))
    #expect(message.text.contains("<b>A & B's</b>"))
  }

  @Test("A brand's own frame is used, and escapes in HTML only")
  func template() throws {
    let sample = try Sample()
    var templates = BrandTemplates()
    let frame = "{{ message }} -- {{clinic}} {{phone}} {{link}}"
    templates[sample.voice.brand, .english] = try BrandTemplate(
      subject: "News: {{subject}}", text: frame, html: "<i>" + frame + "</i>")
    let message = written(.cancelConfirmed, .status, .english, sample, templates: templates)
    #expect(message.subject == "News: Your order was canceled")
    #expect(
      message.text.hasPrefix(
        "Your order was canceled. If you did not ask for this, please call us. -- Northside"))
    #expect(message.html.hasPrefix("<i>Your order was canceled."))
    #expect(written(.ready, .status, .spanish, sample, templates: templates).text.contains("Vea su página"))
  }

  @Test(
    "A template that could say something else is refused when the service starts",
    arguments: [
      ("{{drug}}", WordsError.Code.unknownPlaceholder), ("{{#message}}x{{/message}}", .unknownPlaceholder),
      ("{{{link}}}", .unknownPlaceholder), ("{{&link}}", .unknownPlaceholder),
      ("{{> other}}", .unknownPlaceholder),
      ("{{=<% %>=}}", .unknownPlaceholder), ("{{% CONTENT_TYPE: HTML}}", .unknownPlaceholder),
      ("{{link", .malformed),
      ("{{link x}}", .unknownPlaceholder),
    ])
  func refused(extra: String, code: WordsError.Code) throws {
    let frame = "{{message}} {{clinic}} {{phone}} {{link}} "
    for (text, html) in [(frame + extra, frame), (frame, frame + extra)] {
      let error = #expect(throws: WordsError.self) { try BrandTemplate(subject: "x", text: text, html: html) }
      #expect(error?.code == code)
    }
  }

  @Test("A template without phone or link, or without end, is refused")
  func incomplete() throws {
    let frame = "{{message}} {{clinic}} {{phone}} {{link}}"
    let noPhone = #expect(throws: WordsError.self) {
      try BrandTemplate(subject: "x", text: frame, html: "{{message}} {{clinic}} {{link}}")
    }
    #expect(noPhone?.code == .missingPlaceholder)
    let long = #expect(throws: WordsError.self) {
      try BrandTemplate(
        subject: "x", text: frame + String(repeating: "x", count: BrandTemplate.maximumLength), html: frame)
    }
    #expect(long?.code == .tooLong)
  }
}
