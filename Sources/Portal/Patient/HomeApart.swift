import Refills
import Statecharts

/// What visits and charges that are about no refill say on the patient's home, where that presses more than what the
/// refills say.
struct HomeApart {
  private let visit: VisitAnswer?
  private let pay: PayAnswer?
  let tasks: [ActAnswer.Task]

  init(_ apart: Beside, at now: Instant) {
    visit = VisitAnswer(of: apart.visits, at: now)
    pay = PayAnswer(of: apart.charges, at: now)
    tasks = BesideTasks.of(apart, at: now)
  }

  /// Nil: the refills' answer stands.
  func text(_ question: PatientQuestion, beside home: HomeAnswers, words: AnswerWords) -> String? {
    switch question {
    case .visit:
      guard let visit, home.entry(for: .visit)?.answers.visit.isAsked != true || visit.isAsked else {
        return nil
      }
      return words.visit(visit)
    case .pay:
      let other = home.entry(for: .pay)?.answers.pay.pressing ?? .max
      return pay.flatMap { $0.pressing < other ? words.pay($0) : nil }
    case .act:
      guard home.entry(for: .act)?.answers.act.isNeeded != true, !tasks.isEmpty else { return nil }
      return words.act(tasks)
    case .next, .sent, .message: return nil
    }
  }
}
