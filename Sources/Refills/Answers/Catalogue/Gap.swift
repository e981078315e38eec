/// What a string of the catalogue leaves open, written in braces: `{pharmacy}`. The list is closed, so that nothing
/// else of a refill gets into words, whatever a clinic writes.
package enum Gap: String, CaseIterable, Hashable, Sendable {
  /// The brand's neutral name.
  case clinic
  /// The brand's phone.
  case phone
  /// The patient's page.
  case link
  /// Six digits with which a patient gets in.
  case code
  /// The words of a message, within its frame.
  case message
  /// The pharmacy's name, else “the pharmacy”.
  case pharmacy
  /// The same as a sentence begins: “The pharmacy”.
  case thePharmacy = "Pharmacy"
  /// A pharmacy to which the patient may still think to go.
  case formerPharmacy
  /// A time of today, or a time with its date.
  case time
  /// A day.
  case date
  /// “at 2:05 PM”, “on Mon, Mar 2, 2:05 PM”.
  case when
  /// The same as a sentence begins.
  case atFirst = "When"
  /// How much there is.
  case amount
  /// How much there should be.
  case whole
  /// A number of days.
  case days
  /// What the patient is asked, as in `page.task` and `page.ask`.
  case task
  /// What was said before, as in `page.said` and `said`.
  case said
}
