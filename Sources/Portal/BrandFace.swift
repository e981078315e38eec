package import Foundation
package import Refills

/// What patients see of a brand.
package struct BrandFace: Hashable, Sendable {
  package let name: String
  package let phone: String
  package let messages: String
  package let zone: TimeZone
  /// `#rrggbb`, readable on white.
  package let colour: String
  package let logo: BrandLogo?
  /// By when it answers messages; nil: it promises nothing.
  package let answering: AnswerPromise?
  /// A drug's name shows only to whoever has said when the patient was born.
  package let asksBirthDate: Bool
  /// Its patients ask for refills on the page.
  package let takesRequests: Bool
  /// What it asks where a questionnaire is asked for; empty: what whoever asks writes.
  package let questionnaire: [BrandQuestion]
  /// What it says in place of the catalogue.
  package let words: BrandWords

  package init(
    name: String, phone: String, messages: String, zone: TimeZone, colour: String, logo: BrandLogo? = nil,
    answering: AnswerPromise? = nil, asksBirthDate: Bool = false, takesRequests: Bool = true,
    questionnaire: [BrandQuestion] = [], words: BrandWords = BrandWords()
  ) {
    self.name = name
    self.phone = phone
    self.messages = messages
    self.zone = zone
    self.colour = colour
    self.logo = logo
    self.answering = answering
    self.asksBirthDate = asksBirthDate
    self.takesRequests = takesRequests
    self.questionnaire = questionnaire
    self.words = words
  }
}
