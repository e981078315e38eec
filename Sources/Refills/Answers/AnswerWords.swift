package import Statecharts

/// Puts answers into the words of the catalogue, or of the brand where it has its own.
///
/// The words are plain (grade 6), say who said a thing where it matters, and never name a drug. "Approved" is avoided
/// throughout: scheduled drugs share these words.
package struct AnswerWords: Sendable {
  package let language: Language
  let context: AnswerContext
  /// Told of each string that is said, so that a check knows what stands on a page together.
  var heard: (@Sendable (Wording) -> Void)?

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

  /// The answers of a patient about whom nothing is known.
  package var textOfNothing: AnswerText {
    AnswerText(
      headline: say(PagePhrase.nothingOnItsWay), next: say(PagePhrase.nothingOnItsWay),
      act: sentences([say(ActPhrase.no), say(ActPhrase.noForNow)]), visit: say(PagePhrase.noVisitAtAll),
      sent: say(PagePhrase.nothingToSend), pay: say(PagePhrase.nothingToPay),
      message: message(MessageAnswer(phone: context.phone, link: context.messageLink)),
      asOf: say(AgePhrase.noNews))
  }

  /// The words of the stage, for the row of steps. A scheduled drug is decided about, never approved.
  package func stage(_ stage: Stage, isScheduled: Bool) -> String {
    let phrase: StagePhrase =
      switch stage {
      case .requested: .asked
      case .reviewPending: .withProvider
      case .approved: isScheduled ? .decided : .saidYes
      case .sentToPharmacy: .atPharmacy
      case .shippedOrReady: .onItsWayOrReady
      case .waitingOnYou: .yourTurn
      case .closed: .over
      }
    return say(phrase)
  }

  /// A step of the history, with its time: `Ready at the pharmacy, Mon, Mar 2, 10:00 AM`.
  package func text(of step: TimelineStep) -> String {
    let said = "\(say(.timeline(step.kind))), \(WallTime(step.at, in: context.zone).text(in: language))"
    return step.isCorrection ? "\(said) \(say(AgePhrase.corrected))" : said
  }

  package func say(_ phrase: some Phrase, _ values: [Gap: String] = [:]) -> String {
    say(phrase.wording, values)
  }

  func say(_ wording: Wording, _ values: [Gap: String] = [:]) -> String {
    heard?(wording)
    return Wording.fill(context.words.text(of: wording, in: language)) { gap in
      switch gap {
      case .phone: context.phone
      case .pharmacy: context.pharmacy ?? (language == .english ? "the pharmacy" : "la farmacia")
      case .thePharmacy: context.pharmacy ?? (language == .english ? "The pharmacy" : "La farmacia")
      case .formerPharmacy: context.formerPharmacy ?? ""
      case .clinic, .link, .code, .message, .time, .date, .when, .atFirst, .amount, .whole, .days, .task,
        .said:
        values[gap] ?? ""
      }
    }
  }

  /// A time of today alone, any other with its date.
  package func time(_ moment: Instant) -> String {
    let wall = WallTime(moment, in: context.zone)
    return isToday(moment) ? wall.timeText(in: language) : wall.text(in: language)
  }

  /// `at 2:05 PM`, `on Mon, Mar 2, 2:05 PM`.
  func at(_ moment: Instant) -> String {
    say(isToday(moment) ? AgePhrase.atTime : .onDate, [.time: time(moment)])
  }

  func isToday(_ moment: Instant) -> Bool {
    WallTime(moment, in: context.zone).day == WallTime(context.now, in: context.zone).day
  }

  package func date(_ moment: Instant) -> String {
    WallTime(moment, in: context.zone).dateText(in: language)
  }

  /// A clause as a sentence begins.
  func capitalised(_ text: String) -> String { "\(text.prefix(1).uppercased())\(text.dropFirst())" }

  /// Sentences in a row; those that are not said leave no gap.
  func sentences(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
