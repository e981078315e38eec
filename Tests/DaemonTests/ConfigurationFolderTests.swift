import Daemon
import Foundation
import Pharmacies
import Portal
import Refills
import Statecharts
import Testing

@Suite("The files beside the settings")
struct ConfigurationFolderTests {
  static let brand = """
    name: Harbor Clinic
    phone: "+1 555 0100"
    zone: America/New_York
    hours:
      monday: 09:00-12:00 13:00-17:00
    holidays: [2026-12-25]
    messages: https://clinic.example/messages
    colour: "#0b6e4f"
    from: updates@clinic.example
    ask-birth-date: true
    questionnaire:
      - {en: Any new medicine?, es: ¿Alguna medicina nueva?, answer: yes-or-no}
      - {en: How is it?, es: ¿Cómo va?, answer: [{en: Well, es: Bien}, {en: Badly, es: Mal}]}
      - {en: What else?, es: ¿Qué más?}
    take-requests: false

    """

  private func read(_ files: [String: String], environment: [String: String] = [:]) throws
    -> ConfigurationFolder
  {
    let folder = try SettingsFolder(["brands/clinic.yaml": Self.brand].merging(files) { $1 })
    return try ConfigurationFolder(folder.path, environment: environment)
  }

  private func refusal(_ files: [String: String], environment: [String: String] = [:]) throws -> FileError {
    try #require(#expect(throws: FileError.self) { try read(files, environment: environment) })
  }

  @Test("A brand is read as it is written")
  func brand() throws {
    let name = try #require(BrandName("clinic"))
    let brand = try #require(try read([:]).brands[name])
    #expect(brand.name == "Harbor Clinic")
    #expect(brand.zone.identifier == "America/New_York")
    #expect(brand.colour == "#0b6e4f")
    #expect(brand.asksBirthDate && !brand.takesRequests)
    #expect(brand.questionnaire.map { $0.choices?.count } == [2, 2, nil])
  }

  @Test("A clinic has a brand")
  func noBrand() throws {
    let folder = try SettingsFolder(["refilld.yaml": ""])
    let error = #expect(throws: SettingsError.self) { try ConfigurationFolder(folder.path, environment: [:]) }
    #expect(error?.code == .missing)
  }

  @Test(
    "What a brand cannot have is refused with its place",
    arguments: [
      ("#0b6e4f", "#7fd8b8", 8, "contrast"), ("\"#0b6e4f\"", "green", 8, "#rrggbb"),
      ("#0b6e4f", "#+b6e4f", 8, "#rrggbb"), ("#0b6e4f", "#0b6e4", 8, "#rrggbb"),
      ("09:00-12:00 13:00-17:00", "nine to five", 5, "09:00-17:00"),
      ("13:00-17:00", "13:00-25:00", 5, "09:00-17:00"),
      ("13:00-17:00", "11:00-17:00", 5, "overlap"), ("13:00-17:00", "17:00-13:00", 5, "close after"),
      ("monday", "moonday", 5, "moonday"), ("America/New_York", "America/Gotham", 3, "America/Gotham"),
      ("2026-12-25", "25.12.2026", 6, "2026-12-25"), ("https://clinic", "http://clinic", 7, "https://"),
      ("https://clinic.example/messages", "javascript:alert(1)", 7, "https://"),
      ("updates@clinic.example", "Clinic <updates@clinic.example>", 9, "e-mail"),
      ("phone", "fone", 2, "fone"),
      ("ask-birth-date: true", "ask-birth-date: maybe", 10, "true or false"),
      ("yes-or-no", "perhaps", 12, "yes-or-no"), (", es: ¿Qué más?", "", 14, "“es”"),
      (", {en: Badly, es: Mal}", "", 13, "2 to 12 choices"), ("es: Mal", "fr: Mal", 13, "en, es"),
      ("What else?", "What \u{202E}else?", 14, "U+202E"),
      ("take-requests: false", "take-requests: sometimes", 15, "true or false"),
    ])
  func badBrand(_ right: String, _ wrong: String, _ line: Int, _ word: String) throws {
    let text = Self.brand.replacing(right, with: wrong)
    #expect(text != Self.brand)
    let error = try refusal(["brands/clinic.yaml": text])
    #expect(error.file.hasSuffix("brands/clinic.yaml"))
    #expect(error.line == line, "\(error)")
    #expect(error.column > 0)
    #expect(error.message.contains(word), "\(error)")
  }

  @Test("A key that is missing is named", arguments: ["name", "phone", "zone", "messages", "from"])
  func missing(_ key: String) throws {
    let text = Self.brand.split(separator: "\n").filter { !$0.hasPrefix(key + ":") }.joined(separator: "\n")
    let error = try refusal(["brands/clinic.yaml": text])
    #expect(error.code == .missingKey)
    #expect(error.message.contains(key))
  }

  @Test("A secret stands elsewhere, and only its place stands in the file")
  func secrets() throws {
    func client(_ token: String) -> [String: String] {
      ["clients/ehr.yaml": "token: \(token)\nactors: [system]\nbrands: [clinic]\n"]
    }
    let secret = String(repeating: "s", count: 32)
    let variables = ["EHR_TOKEN": secret, "SHORT": "hunter2"]
    #expect(try read(client("{env: EHR_TOKEN}"), environment: variables).clients["ehr"]?.token.text == secret)
    let file = client("{file: secrets/ehr}").merging(["secrets/ehr": secret + "\n"]) { $1 }
    #expect(try read(file).clients["ehr"]?.token.text == secret)
    for wrong in [secret, "{env: ABSENT}", "{file: absent}", "{value: \(secret)}", "{env: SHORT}"] {
      let error = try refusal(client(wrong), environment: variables)
      #expect(error.line == 1 && error.column > 0, "\(error)")
      #expect(!error.description.contains(secret) || wrong.contains("value"), "\(error)")
      #expect(!error.description.contains("hunter2"))
    }
    let email = "server: smtp.clinic.example:587\nsecurity: starttls\npassword: hunter2\n"
    #expect(try !refusal(["channels/email.yaml": email]).description.contains("hunter2"))
    var shown = ""
    dump(try read(client("{env: EHR_TOKEN}"), environment: variables).clients, to: &shown)
    #expect(!shown.contains(secret))
  }

  @Test(
    "A system is never a person",
    arguments: ["provider", "delegate", "patient", "lead", "admin", "timer", "nobody"])
  func systems(_ actor: String) throws {
    let error = try refusal(
      ["clients/ehr.yaml": "token: {env: T}\nactors: [system, \(actor)]\nbrands: [clinic]\n"],
      environment: ["T": String(repeating: "s", count: 32)])
    #expect(error.line == 2)
    #expect(error.message.contains("billing, scheduling, support, system"))
  }

  @Test(
    "Channels, consumers and durations say what to write",
    arguments: [
      ("channels/email.yaml", "server: smtp.clinic.example:25\nsecurity: none", 2, "starttls"),
      ("channels/email.yaml", "server: smtp.clinic.example:25\nsecurity: maybe", 2, "starttls, tls, none"),
      ("channels/sms.yaml", "server: x", 1, "kind"), ("channels/sms.yaml", "kind: pigeon", 1, "twilio, http"),
      ("consumers/ehr.yaml", "kind: pigeon", 1, "stdout, webhook"),
      ("consumers/ehr.yaml", "kind: webhook\nurl: https://ehr.example", 1, "secrets"),
      ("durations.yaml", "review: soon", 1, "soon"), ("durations.yaml", "revue: 2d", 1, "review"),
    ])
  func others(_ file: String, _ text: String, _ line: Int, _ word: String) throws {
    let error = try refusal([file: text])
    #expect(error.file.hasSuffix(file))
    #expect(error.line == line, "\(error)")
    #expect(error.message.contains(word), "\(error)")
  }
}
