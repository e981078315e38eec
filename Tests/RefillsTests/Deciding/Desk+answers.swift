import Refills
import Statecharts

extension Desk {
  private var answerContext: AnswerContext {
    AnswerContext(
      now: refill.changedAt, zone: place.zone, pharmacy: "Main Street Pharmacy", phone: "555-0100")
  }

  /// What the patient is told where it stands.
  var answers: PatientAnswers { PatientAnswers(of: refill, in: answerContext) }

  /// The same in English.
  var words: String {
    let text = AnswerWords(in: .english, context: answerContext).text(of: answers)
    return "\(text.headline). \(text.next) \(text.act)"
  }
}
