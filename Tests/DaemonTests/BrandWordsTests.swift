import Daemon
import Foundation
import Notifications
import Pharmacies
import Portal
import Refills
import Testing

@Suite("A brand's own words, picture and addresses")
struct BrandWordsTests {
  private static let address = "https://refills.clinic.example"

  private func read(_ more: String, _ files: [String: [UInt8]] = [:], brand: String = SettingsFolder.brand)
    throws
    -> BrandFile
  {
    let folder = try SettingsFolder(["brands/clinic.yaml": brand + more + "\n"])
    for (name, bytes) in files { try Data(bytes).write(to: folder.url.appending(path: "brands/" + name)) }
    let all = try ConfigurationFolder(folder.path, address: Self.address, environment: [:])
    let name = try #require(BrandName("clinic"))
    return try #require(all.brands[name])
  }

  private func refusal(_ more: String, _ files: [String: [UInt8]] = [:], brand: String = SettingsFolder.brand)
    throws
    -> FileError
  {
    let error = try #require(#expect(throws: FileError.self) { try read(more, files, brand: brand) })
    #expect(error.file.hasSuffix("brands/clinic.yaml") && error.line > 0 && error.column > 0, "\(error)")
    return error
  }

  private func words(_ id: String, _ text: String, _ language: String = "en") -> String {
    "words:\n  \(language):\n    \(id): \"\(text)\""
  }

  @Test("Words are read by language and id, and stand in for the product's")
  func read() throws {
    let brand = try read(
      "words:\n  en:\n    page.headline.ready: Come and get it\n    text.status.ready: Come and get it.")
    #expect(brand.words.count == 2)
    #expect(brand.words["page.headline.ready", .english] == "Come and get it")
    #expect(brand.words["page.headline.ready", .spanish] == nil)
    let voice = brand.voice(try #require(BrandName("clinic")), at: Self.address)
    #expect(voice.words == brand.words && voice.page == Self.address + "/p/refills/{refill}")
  }

  @Test(
    "What can't be said is refused with its place and what to do",
    arguments: [
      ("page.headline.redy", "Ready", "page.headline.ready"),
      ("email.subjct.late", "Late", "email.subject.late"),
      ("page.headline.ready", "{drug} is ready", "Nothing is called {drug}"),
      ("page.headline.ready", "Ready at {time}", "write {phone}"),
      ("text.status.ready", "Ready. Call {phone}.", "write none"),
      ("page.age.asOf", "A while ago.", "{time} is missing"),
      ("text.frame.usual", "{clinic}: {message} {link}", "{phone} is missing"),
      ("email.act.ready", "Call {phone", "no partner"), ("email.act.ready", "Call }", "no partner"),
      ("email.act.ready", "Call {{phone}}", "no partner"),
      ("email.act.ready", "Go\\u202E now", "U+202E"), ("email.act.ready", "Go\\nBcc: x", "U+000A"),
      ("email.act.ready", "Go\\u200B", "U+200B"), ("email.act.ready", "Go\\u0000", "U+0000"),
      ("page.headline.ready", "It is all ready for you to come and get", "has 10"),
      ("email.subject.ready", "It is all ready for you to come by", "at most 8 words"),
      ("email.act.ready", "Your insulin waits for you.", "“insulin”"),
      ("text.status.ready", "Your prescription is ready.", "“prescription”"),
      ("email.act.ready", "   ", "some words"),
    ])
  func refused(id: String, text: String, word: String) throws {
    let error = try refusal(words(id, text))
    #expect(error.line == 8, "\(error)")
    #expect(error.message.contains(word), "\(error)")
  }

  @Test("A language that we do not speak, and words without a language, are refused")
  func languages() throws {
    #expect(try refusal(words("page.headline.ready", "Prêt", "fr")).message.contains("en, es"))
    #expect(try refusal("words:\n  page.headline.ready: Ready").message.contains("en, es"))
    #expect(try refusal("words:\n  en: Ready").message.contains("keys and values"))
    #expect(try refusal("words:\n  en:\n    page.headline.ready:").message.contains("behind the id"))
  }

  @Test("A text that does not fit into one part with this brand's name, phone and link is refused")
  func tooLong() throws {
    // Name, phone and link take 97 septets and five spaces and marks; 58 are left, in a text with other news 47.
    let fits = String(repeating: "go ", count: 15) + "on"
    #expect(try read(words("text.status.ready", fits)).words.count == 1)
    let error = try refusal(words("text.status.ready", fits + " and on"))
    #expect(
      error.line == 8 && error.message.contains("160 GSM-7") && error.message.contains("Shorten it"),
      "\(error)")
    let accent = try refusal(words("text.status.ready", "Su pedido está listo.", "es"))
    #expect(
      accent.message.contains("“á” is not in the alphabet") && accent.message.contains("70 UCS-2"),
      "\(accent)")
    #expect(try read(words("text.status.ready", "Su pedido ya le espera.", "es")).words.count == 1)
    let named = SettingsFolder.brand.replacing(
      "Harbor Clinic", with: "The Harbor Clinic of the North and the West")
    #expect(try refusal(words("text.status.ready", fits), brand: named).line == 8)
    let frame =
      "{clinic} writes to you because there is news for you today and it says: {message} {link} {phone}"
    #expect(try refusal(words("text.frame.usual", frame)).message.contains("one text"))
  }

  @Test("Words that are too hard where they stand are refused with the grade that was measured")
  func tooHard() throws {
    let hard =
      "Considerable administrative difficulties necessitate indefinite postponement of remaining operations."
    let error = try refusal(words("email.body.late", hard))
    #expect(error.line == 8 && error.message.contains("grade"), "\(error)")
    #expect(try refusal(words("page.next.preparing", hard)).message.contains("page preparing"))
    let spanish =
      "Consideraciones administrativas extraordinarias imposibilitan temporalmente determinadas operaciones."
    #expect(try refusal(words("email.body.late", spanish, "es")).message.contains("ease"))
    let long = "Su pedido va y va y va y va y va y va y va y va y va y va y va hoy."
    #expect(try refusal(words("email.body.late", long, "es")).message.contains("longest sentence 24"))
  }

  @Test("What `refilld words list` prints can be pasted into a brand's file", arguments: Language.allCases)
  func pasted(language: Language) throws {
    let list = WordsList(languages: [language]).text
    let brand = try read(list)
    #expect(brand.words.count == WordsCheck.catalogue.count)
    for wording in WordsCheck.catalogue {
      #expect(brand.words[wording.id, language] == wording[language], "\(wording.id)")
    }
  }

  @Test("Answers go to reply-to; what is no address is refused")
  func replyTo() throws {
    #expect(try read("").replyTo == nil)
    #expect(try read("reply-to: desk@clinic.example").replyTo?.text == "desk@clinic.example")
    for wrong in ["desk", "a@b@c.example", "Desk <desk@clinic.example>", "\"a@c.example\\r\\nBcc: x\""] {
      #expect(try refusal("reply-to: \(wrong)").message.contains("one e-mail address"))
    }
  }

  @Test("A name or a phone that hides characters is refused")
  func hidden() throws {
    for (right, wrong) in [
      ("Harbor Clinic", "\"Harbor\\u202E Clinic\""), ("\"+1 555 0100\"", "\"+1 555\\n0100\""),
    ] {
      #expect(
        try refusal("", brand: SettingsFolder.brand.replacing(right, with: wrong)).message.contains(
          "Leave it out"))
    }
  }

  @Test("A picture is a small PNG beside the file")
  func logo() throws {
    let logo = try read("logo: logo.png", ["logo.png": Picture.png()]).logo
    #expect(logo?.width == 120 && logo?.height == 40 && logo?.bytes == Picture.png())
    #expect(try read("").logo == nil)
    let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".utf8)
    for (name, bytes, word) in [
      ("logo.png", nil, "beside this file"), ("../logo.png", Picture.png(), "lies beside"),
      ("/etc/hostname", nil, "lies beside"), (".hidden.png", Picture.png(), "lies beside"),
      ("logo.svg", svg, "no PNG"), ("logo.png", Array("GIF89a".utf8), "no PNG"),
      ("logo.png", Picture.png(length: 20_481), "20480 bytes"),
      ("logo.png", Picture.png(width: 1001), "no PNG"),
      ("logo.png", Picture.png(height: 0), "no PNG"), ("logo.png", Array(Picture.png().prefix(20)), "no PNG"),
    ] as [(String, [UInt8]?, String)] {
      let error = try refusal("logo: \(name)", bytes.map { [name: $0] } ?? [:])
      #expect(error.line == 6 && error.message.contains(word), "\(error)")
    }
    #expect(try read("logo: logo.png", ["logo.png": Picture.png(length: 20_480)]).logo != nil)
  }

  @Test("A mark of a review is hexadecimal and belongs to a string that there is")
  func marks() throws {
    let brand = try read("reviewed:\n  en:\n    page.headline.ready: \"0123456789abcdef\"")
    #expect(brand.marks["page.headline.ready", .english] == "0123456789abcdef")
    #expect(try refusal("reviewed:\n  en:\n    page.headline.ready: yes").message.contains("words check"))
    #expect(
      try refusal("reviewed:\n  en:\n    page.headline.redy: \"0123456789abcdef\"").message.contains("ready"))
  }

  @Test(
    "The brand in docs/messages.md is taken as it stands there, with every key that a brand may have beside it"
  )
  func documented() throws {
    let place = URL(filePath: #filePath).appending(path: "../../../docs/messages.md").standardizedFileURL
    let text = try String(contentsOf: place, encoding: .utf8)
    let start = try #require(text.range(of: "```yaml\nname: "))
    let end = try #require(text[start.upperBound...].range(of: "\n```"))
    let yaml = "name: " + text[start.upperBound..<end.lowerBound] + "\n"
    let brand = try read("", ["logo.png": Picture.png()], brand: yaml)
    #expect(brand.logo != nil && brand.replyTo != nil && brand.words.count == 4)
    for key in BrandFile.keys { #expect(text.contains("`\(key)`"), "\(key)") }
  }
}
