import Refills

/// A refill with what its patient is shown of it.
struct SeenRefill: Sendable {
  /// What it is called on the page.
  enum Name: Sendable {
    case drug(String)
    /// The patient has not said yet who they are.
    case unnamed(DayPlace)
  }

  let refill: Refill
  let context: AnswerContext
  let name: Name
  /// Where it is filled, as people know it; nil: not chosen, or the clinic does not say.
  let pharmacy: PharmacyFace?

  var answers: PatientAnswers { PatientAnswers(of: refill, in: context) }

  func title(_ words: AnswerWords) -> String {
    switch name {
    case .drug(let drug): drug
    case .unnamed(let place) where place.count == 1:
      words.say(NamingPhrase.unnamed, [.date: words.date(place.asked)])
    case .unnamed(let place):
      words.say(
        NamingPhrase.unnamedOfSeveral,
        [
          .amount: String(place.number), .whole: String(place.count), .date: words.date(place.asked),
        ])
    }
  }
}
