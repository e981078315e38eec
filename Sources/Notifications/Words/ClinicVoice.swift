package import Refills

/// As whom a brand speaks in every message: a neutral name, a phone number, the page, and words of its own.
package struct ClinicVoice: Hashable, Sendable {
  package let brand: BrandName
  /// Says nothing of a specialty or a condition; the clinic chooses it.
  package let name: String
  package let phone: String
  /// The bare address from which e-mail comes.
  package let from: EmailAddress
  /// Where answers to e-mail go; nil: back to `from`.
  package let replyTo: EmailAddress?
  /// The patient's page, by https. `{refill}` in it stands for the refill's id; the link carries no rights.
  package let page: String
  /// What the brand says in place of the catalogue.
  package let words: BrandWords

  package init(
    brand: BrandName, name: String, phone: String, from: EmailAddress, replyTo: EmailAddress? = nil,
    page: String, words: BrandWords = BrandWords()
  ) {
    self.brand = brand
    self.name = name
    self.phone = phone
    self.from = from
    self.replyTo = replyTo
    self.page = page
    self.words = words
  }

  /// Each brand's; a brand has one.
  static func byBrand(_ voices: [ClinicVoice]) -> [BrandName: ClinicVoice] {
    Dictionary(voices.map { ($0.brand, $0) }) { _, last in last }
  }

  package func link(to refill: RefillID) -> String {
    page.replacing("{refill}", with: refill.text)
  }

  /// A string of the catalogue in this brand's words.
  /// - Parameter values: what stands in its gaps; for name and phone the brand's own, if nothing is given.
  func say(_ wording: Wording, in language: Language, _ values: [Gap: String] = [:]) -> String {
    Self.fill(words.text(of: wording, in: language), filling(values))
  }

  /// As part of an HTML document: the words and what stands in them escaped.
  /// - Parameter markup: what stands in a gap instead, as HTML.
  func sayInHTML(
    _ wording: Wording, in language: Language, _ values: [Gap: String] = [:], markup: [Gap: String] = [:]
  ) -> String {
    let escaped = filling(values).mapValues(escapedForHTML).merging(markup) { $1 }
    return Self.fill(escapedForHTML(words.text(of: wording, in: language)), escaped)
  }

  private func filling(_ values: [Gap: String]) -> [Gap: String] {
    [.clinic: name, .phone: phone].merging(values) { $1 }
  }

  private static func fill(_ text: String, _ values: [Gap: String]) -> String {
    Wording.fill(text) { values[$0] ?? "" }
  }
}
