package import Foundation
package import Notifications
import Pharmacies
package import Portal
package import Refills

/// A brand of the clinic, as `brands/NAME.yaml` says it.
package struct BrandFile: Hashable, Sendable {
  /// What patients know the clinic by: neutral, without a specialty.
  package let name: String
  package let phone: String
  package let calendar: BusinessCalendar
  /// Where a patient writes to somebody; an https address.
  package let messages: String
  /// Colour of headings and buttons, readable on white.
  package let colour: String
  /// The address from which its e-mail comes.
  package let from: EmailAddress
  /// Where answers to it go; nil: back to `from`.
  package let replyTo: EmailAddress?
  package let logo: BrandLogo?
  /// A drug's name shows on the page only to whoever has said when the patient was born.
  package let asksBirthDate: Bool
  /// Its patients ask for refills on the page.
  package let takesRequests: Bool
  /// What it asks where a questionnaire is asked for.
  package let questionnaire: [BrandQuestion]
  /// What it says in place of the catalogue.
  package let words: BrandWords
  /// What a person has reviewed, of its own words and of the product's.
  package let marks: ReviewMarks

  package var zone: TimeZone { calendar.zone }

  /// What the file may say.
  package static let keys: Set<String> = [
    "name", "phone", "zone", "hours", "holidays", "messages", "colour", "from", "reply-to", "logo",
    "ask-birth-date", "take-requests", "questionnaire", "words", "reviewed",
  ]

  /// - Parameters:
  ///   - brand: the file's name.
  ///   - folder: where the file lies; the logo lies beside it.
  ///   - address: where patients reach this service; links in texts begin with it.
  init(_ value: FileValue, brand: BrandName, folder: URL, address: String) throws {
    let all = try value.mapping(Self.keys)
    name = try all.required("name").visibleText()
    phone = try all.required("phone").visibleText()
    messages = try Self.link(try all.required("messages"))
    from = try Self.address(try all.required("from"))
    replyTo = try all.optional("reply-to") { value throws(FileError) in try Self.address(value) }
    colour =
      try all.optional("colour") { value throws(FileError) in try Colour.readable(value) } ?? Colour.usual
    logo = try all.optional("logo") { value throws(FileError) in try value.logo(in: folder) }
    asksBirthDate =
      try all.optional("ask-birth-date") { value throws(FileError) in try value.flag() } ?? false
    takesRequests =
      try all.optional("take-requests") { value throws(FileError) in try value.flag() } ?? true
    questionnaire =
      try all.optional("questionnaire") { value throws(FileError) in try value.questionnaire() } ?? []
    let zoneValue = try all.required("zone")
    let zone: TimeZone
    do {
      zone = try TimeZone.named(try zoneValue.text())
    } catch let error as TimeError {
      throw zoneValue.refusal(error.message)
    }
    let hours = try all.optional("hours") { value throws(FileError) in try value.weeklyHours() } ?? .office
    let holidays =
      try all.optional("holidays") { value throws(FileError) in try value.dates() } ?? []
    calendar = BusinessCalendar(zone: zone, hours: hours, holidays: holidays)
    marks =
      try all.optional("reviewed") { value throws(FileError) in try value.reviewMarks() } ?? ReviewMarks()
    let own = try all.optional("words") { value throws(FileError) in try value.brandWords() } ?? []
    var words = BrandWords()
    for string in own { words[string.wording.id, string.language] = string.text }
    self.words = words
    try WordsCheck(of: voice(brand, at: address)).refuse(own)
  }

  /// As whom it speaks in messages.
  package func voice(_ brand: BrandName, at address: String) -> ClinicVoice {
    ClinicVoice(
      brand: brand, name: name, phone: phone, from: from, replyTo: replyTo, page: Self.page(at: address),
      words: words)
  }

  /// A patient's page of one refill.
  static func page(at address: String) -> String { "\(address)/p/refills/{refill}" }

  /// Patients click on it.
  private static func link(_ value: FileValue) throws(FileError) -> String {
    let text = try value.text()
    guard text.hasPrefix("https://"), URL(string: text)?.host() != nil else {
      throw value.refusal("Write an address that starts with https://.")
    }
    return text
  }

  private static func address(_ value: FileValue) throws(FileError) -> EmailAddress {
    guard let address = EmailAddress(try value.text()) else {
      throw value.refusal("Write one e-mail address, such as updates@clinic.example.")
    }
    return address
  }
}
