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
    _ notice: RefillChart.Notice, _ level: Consent.Level, _ language: Language, _ sample: Sample
  ) -> MessageText {
    MessageWriter().message(
      for: sample.pending(notice, isCorrection: notice == .correction), level: level, in: language,
      facts: MessageFacts(of: sample.refill, zone: sample.newYork, at: sample.now), from: sample.voice,
      of: sample.refill.id)
  }

  private func line(
    _ notice: RefillChart.Notice, _ level: Consent.Level, _ language: Language, _ sample: Sample,
    saysMore: Bool = false
  ) -> String {
    MessageWriter().line(
      for: sample.pending(notice), level: level, in: language,
      facts: MessageFacts(of: sample.refill, zone: sample.newYork, at: sample.now), from: sample.voice,
      of: sample.refill.id, saysMore: saysMore)
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

  @Test("An e-mail says what it is, what comes next and what to do; a text says it in one line")
  func parts() throws {
    let sample = try Sample()
    let message = written(.delivered, .status, .english, sample)
    #expect(
      message.text == """
        We were told that your order was delivered.

        If you do not have it, tell us on your page or call us at +1 555 0100.

        See your page: https://clinic.example/refills/\(sample.refill.id)

        Northside Care
        Phone: +1 555 0100

        """)
    #expect(
      line(.delivered, .status, .english, sample)
        == "Northside Care: Your order was delivered. https://clinic.example/refills/\(sample.refill.id) +1 555 0100"
    )
  }

  @Test("A text that stands for other news says so")
  func more() throws {
    let sample = try Sample()
    #expect(
      line(.ready, .neutral, .english, sample, saysMore: true).hasPrefix(
        "Northside Care: You have an update. More news: https://"))
    #expect(
      line(.ready, .status, .spanish, sample, saysMore: true).hasPrefix(
        "Northside Care: Ya puede recoger su pedido. Otro aviso: https://"))
  }

  @Test("What a brand says in place of the catalogue stands in e-mail and text, in that language alone")
  func brandWords() throws {
    var sample = try Sample()
    var words = BrandWords()
    words["email.subject.ready", .english] = "Come and get it"
    words["email.act.ready", .english] = "Come soon, or call {phone}."
    words["email.frame.page", .english] = "More: {link}"
    words["text.status.ready", .english] = "Come and get it."
    words["text.frame.usual", .english] = "{message} {clinic}, {phone}: {link}"
    sample.speak(words)
    let message = written(.ready, .status, .english, sample)
    let link = "https://clinic.example/refills/\(sample.refill.id)"
    #expect(message.subject == "Come and get it")
    #expect(message.text.contains("\n\nCome soon, or call +1 555 0100.\n\nMore: \(link)\n"))
    #expect(message.html.contains("<p>More: <a href=\"\(link)\">\(link)</a></p>"))
    #expect(
      line(.ready, .status, .english, sample) == "Come and get it. Northside Care, +1 555 0100: \(link)")
    #expect(written(.ready, .status, .spanish, sample).subject == "Su pedido está listo")
    #expect(written(.ready, .neutral, .english, sample).subject == "You have an update")
  }

  @Test("Markup and gaps in a brand's name and words are text: escaped in HTML, not filled again")
  func harmless() throws {
    var sample = try Sample()
    var words = BrandWords()
    words["email.body.ready", .english] = "<script>alert(1)</script> & more"
    words["email.frame.phone", .english] = "<b> {phone}"
    sample.speak(words, as: "<script>{phone} {{x}}</script>")
    let message = written(.ready, .status, .english, sample)
    #expect(!message.html.contains("<script") && !message.html.contains("<b>"))
    #expect(message.html.contains("&lt;script&gt;{phone} {{x}}&lt;/script&gt;<br>&lt;b&gt; +1 555 0100"))
    #expect(message.html.contains("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>"))
    #expect(message.text.contains("<script>{phone} {{x}}</script>\n<b> +1 555 0100"))
    #expect(
      line(.ready, .status, .english, sample).hasPrefix(
        "<script>{phone} {{x}}</script>: Your order is ready to pick up. "))
    sample.speak(BrandWords(), as: "A\u{202E}B\nC")
    #expect(line(.ready, .status, .english, sample).hasPrefix("ABC: Your order"))
  }

  @Test("A text keeps its phone and link whole, however long the clinic's name is")
  func notCut() throws {
    var sample = try Sample()
    sample.speak(BrandWords(), as: String(repeating: "long name ", count: 30))
    #expect(line(.ready, .status, .english, sample).hasSuffix("/refills/\(sample.refill.id) +1 555 0100"))
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
    #expect(!message.html.contains("<b>") && message.html.contains("Phone: &quot;1&quot;"))
    #expect(message.text.contains("<b>A & B's</b>"))
  }
}
