import Refills

/// A refill with what its patient is shown of it.
struct SeenRefill: Sendable {
  let refill: Refill
  let context: AnswerContext
  let drug: String
  /// Where it is filled, as people know it; nil: not chosen, or the clinic does not say.
  let pharmacy: PharmacyFace?

  var answers: PatientAnswers { PatientAnswers(of: refill, in: context) }
}
