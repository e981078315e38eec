package import Statecharts

/// A visit as the clinic's scheduler plans it.
package struct VisitPlan: Hashable, Sendable, Codable {
  /// Times that the patient may choose from.
  package let slots: [Instant]
  /// Nil while no time is set.
  package let startsAt: Instant?
  package let minutes: Int?
  /// Where it is, or how: “by video”, an address.
  package let place: String?
  /// Whom it is with, as the clinic names them to patients.
  package let with: String?
  /// Where a visit by video takes place, by https.
  package let link: String?
  /// What to have at hand.
  package let prepare: String?
  /// Where the patient moves or books it, by https.
  package let moveLink: String?

  package init(
    slots: [Instant] = [], startsAt: Instant? = nil, minutes: Int? = nil, place: String? = nil,
    with: String? = nil, link: String? = nil, prepare: String? = nil, moveLink: String? = nil
  ) {
    self.slots = slots
    self.startsAt = startsAt
    self.minutes = minutes
    self.place = place
    self.with = with
    self.link = link
    self.prepare = prepare
    self.moveLink = moveLink
  }
}
