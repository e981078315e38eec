import Refills

/// A refill with what its patient is shown of it.
struct SeenRefill: Sendable {
  let refill: Refill
  let context: AnswerContext
  /// What it is called; nil: not before the patient has said who they are.
  let drug: String?
  /// Where it is filled, as people know it; nil: not chosen, or the clinic does not say.
  let pharmacy: PharmacyFace?

  var answers: PatientAnswers { PatientAnswers(of: refill, in: context) }

  /// What it goes by on the page.
  func title(_ words: AnswerWords) -> String {
    let asked = refill.record.moments[.requestedAt] ?? refill.record.progressSince
    return drug ?? words.say(NamingPhrase.unnamed, [.date: words.date(asked)])
  }
}
