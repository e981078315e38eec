package import Foundation
package import Statecharts

/// What the answers need beside the refill: the time, what the last questions to the pharmacy brought, and the
/// names and numbers to show.
package struct AnswerContext: Hashable, Sendable {
  package let now: Instant
  /// The patient's zone; times are shown in it.
  package let zone: TimeZone
  /// When the pharmacy last answered well; nil: never yet.
  package let asOf: Instant?
  /// When it is asked next; nil: not planned.
  package let nextReading: Instant?
  /// The pharmacy's name for people; nil: not chosen, or not known.
  package let pharmacy: String?
  /// The name of a pharmacy to which the patient may still think to go, after a reroute; nil: none, or not known.
  package let formerPharmacy: String?
  /// The brand's phone, as it is dialled.
  package let phone: String
  /// The brand's page for messages, by https; nil: it has none.
  package let messageLink: String?
  /// What stands beside it: visits, charges, messages.
  package let beside: Beside
  /// What the brand says in place of the catalogue.
  package let words: BrandWords

  package init(
    now: Instant, zone: TimeZone, asOf: Instant? = nil, nextReading: Instant? = nil, pharmacy: String? = nil,
    formerPharmacy: String? = nil, phone: String, messageLink: String? = nil,
    beside: Beside = .none, words: BrandWords = BrandWords()
  ) {
    self.now = now
    self.zone = zone
    self.asOf = asOf
    self.nextReading = nextReading
    self.pharmacy = pharmacy
    self.formerPharmacy = formerPharmacy
    self.phone = phone
    self.messageLink = messageLink
    self.beside = beside
    self.words = words
  }
}
