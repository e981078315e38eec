import Refills

/// A refill with what its patient is shown of it.
struct SeenRefill: Sendable {
  let refill: Refill
  let context: AnswerContext
  /// What it is called; nil: not before the patient has said who they are.
  let drug: String?
  /// Which it is of those that were asked for on the same day, where it has no name.
  var place: DayPlace?
  /// Where it is filled, as people know it; nil: not chosen, or the clinic does not say.
  let pharmacy: PharmacyFace?

  var answers: PatientAnswers { PatientAnswers(of: refill, in: context) }

  /// What it goes by on the page.
  func title(_ words: AnswerWords) -> String {
    if let drug { return drug }
    let date = words.date(DayPlace.asked(refill))
    guard let place, place.count > 1 else { return words.say(NamingPhrase.unnamed, [.date: date]) }
    return words.say(
      NamingPhrase.unnamedOfSeveral,
      [.amount: String(place.number), .whole: String(place.count), .date: date])
  }
}
