import Statecharts

/// Puts answers into words.
///
/// Both languages stand side by side, so that one is not changed without the other. The words are plain (grade 6),
/// say who said a thing where it matters, and never name a drug. "Approved" is avoided throughout: scheduled drugs
/// share these words.
package struct AnswerWords: Sendable {
  /// Languages whose words no person has reviewed yet.
  package static let unreviewed: Set<Language> = [.english, .spanish]

  package let language: Language
  let context: AnswerContext

  package init(in language: Language, context: AnswerContext) {
    self.language = language
    self.context = context
  }

  package func text(of answers: PatientAnswers) -> AnswerText {
    AnswerText(
      headline: headline(of: answers.next), next: next(answers.next), act: act(answers.act),
      visit: visit(answers.visit), sent: sent(answers.sent), pay: pay(answers.pay),
      message: message(answers.message), asOf: asOf(answers.freshness))
  }

  /// The words of the stage, for the row of steps. A scheduled drug is decided about, never approved.
  package func stage(_ stage: Stage, isScheduled: Bool) -> String {
    switch stage {
    case .requested: say("Requested", "Pedido")
    case .reviewPending: say("With your provider", "Con su médico")
    case .approved: isScheduled ? say("Decided", "Decidido") : say("Approved", "Aprobado")
    case .sentToPharmacy: say("Sent to pharmacy", "Enviado a la farmacia")
    case .shippedOrReady: say("Shipped or ready", "Enviado o listo")
    case .waitingOnYou: say("Waiting on you", "Le toca a usted")
    case .closed: say("Closed", "Cerrado")
    }
  }

  func say(_ english: @autoclosure () -> String, _ spanish: @autoclosure () -> String) -> String {
    switch language {
    case .english: english()
    case .spanish: spanish()
    }
  }

  /// The pharmacy's name, as a sentence begins.
  var thePharmacy: String { context.pharmacy ?? say("The pharmacy", "La farmacia") }

  /// The pharmacy's name inside a sentence.
  var pharmacy: String { context.pharmacy ?? say("the pharmacy", "la farmacia") }

  var phone: String { context.phone }

  /// A time of today alone, any other with its date.
  func time(_ moment: Instant) -> String {
    let wall = WallTime(moment, in: context.zone)
    return isToday(moment) ? wall.timeText(in: language) : wall.text(in: language)
  }

  /// `at 2:05 PM`, `on Mon, Mar 2, 2:05 PM`.
  func at(_ moment: Instant) -> String {
    isToday(moment)
      ? say("at \(time(moment))", "a las \(time(moment))") : say("on \(time(moment))", "el \(time(moment))")
  }

  func isToday(_ moment: Instant) -> Bool {
    WallTime(moment, in: context.zone).day == WallTime(context.now, in: context.zone).day
  }

  func date(_ moment: Instant) -> String {
    WallTime(moment, in: context.zone).dateText(in: language)
  }

  /// Sentences in a row; those that are not said leave no gap.
  func sentences(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
