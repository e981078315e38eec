import Refills

/// Whether a page says what drugs are called. Whoever holds a phone is not yet whoever the phone belongs to: a clinic may
/// want a second fact, the date of birth, before a name shows.
enum Naming: Hashable, Sendable {
  /// What became of the last date, as the page's address says.
  enum Trouble: String { case wrong, often }

  case shown
  case asked(after: Trouble?)
  /// The clinic wants the date, and did not tell us what it is.
  case unknown

  /// Of the page's address.
  static let query = "born"

  init(for patient: Patient, of brand: BrandFace, _ request: PortalRequest, _ facts: SecondFacts) {
    if !brand.asksBirthDate || facts.isKnown(request) {
      self = .shown
    } else if patient.birthDate == nil {
      self = .unknown
    } else {
      self = .asked(after: request.query[Self.query].flatMap(Trouble.init))
    }
  }
}
