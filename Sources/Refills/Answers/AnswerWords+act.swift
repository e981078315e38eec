extension AnswerWords {
  /// Begins with yes or no.
  func act(_ act: ActAnswer) -> String {
    let remark = ActPhrase.remark(act.answer).map { say($0) }
    guard act.isNeeded else { return sentences([say(ActPhrase.no), remark ?? say(ActPhrase.noForNow)]) }
    let tasks = act.tasks.map(task)
    let first = tasks.prefix(1).map { say(ActPhrase.yes, [.task: $0]) }
    let others = tasks.dropFirst().map { say(ActPhrase.also, [.task: capitalised($0)]) }
    return sentences(
      first + others
        + [
          act.isOverdue ? say(ActPhrase.askedBefore) : nil,
          act.isHoldingUp ? nil : reassurance(act.answer),
          remark,
        ])
  }

  /// The same of tasks that no refill sets.
  package func act(_ tasks: [ActAnswer.Task]) -> String {
    sentences(
      tasks.prefix(1).map { say(ActPhrase.yes, [.task: task($0)]) }
        + tasks.dropFirst().map { say(ActPhrase.also, [.task: capitalised(task($0))]) })
  }

  /// What an action is called on the page.
  package func title(of kind: OpenAction.Kind) -> String { capitalised(say(.ask(kind))) }

  private func task(_ task: ActAnswer.Task) -> String {
    switch task {
    case .action(let action): say(.ask(action.kind))
    case .doNotTake: say(TaskPhrase.doNotTake)
    case .seeWhatWeAsked: say(TaskPhrase.seeWhatWeAsked)
    case .answerChange: say(TaskPhrase.answerChange)
    case .checkDetailsAtPharmacy: say(TaskPhrase.checkDetailsAtPharmacy)
    case .collect: say(TaskPhrase.collect)
    case .collectPart: say(TaskPhrase.collectPart)
    case .callBeforeYouGo: say(TaskPhrase.callBeforeYouGo)
    case .sayWhetherYouHaveIt: say(TaskPhrase.sayWhetherYouHaveIt)
    case .askToFillAgain: say(TaskPhrase.askToFillAgain)
    case .callNewPharmacy: say(TaskPhrase.callNewPharmacy)
    case .askWhatToTake: say(TaskPhrase.askWhatToTake)
    case .askForNewPrescription: say(TaskPhrase.askForNewPrescription)
    case .bookVisit: say(TaskPhrase.bookVisit)
    case .chooseVisit: say(TaskPhrase.chooseVisit)
    case .attendVisit(let moment): say(TaskPhrase.attendVisit, [.when: at(moment)])
    case .pay: say(TaskPhrase.pay)
    case .getTests: say(TaskPhrase.getTests)
    case .askOtherProvider: say(TaskPhrase.askOtherProvider)
    case .callUs: say(TaskPhrase.callUs)
    }
  }

  /// That an open task does not stand in the medicine's way.
  private func reassurance(_ answer: RefillChart.Answer) -> String? {
    switch answer {
    case .shipped, .outForDelivery: say(ActPhrase.onItsWay)
    case .received, .checkedAgain, .inReview, .confirmChange, .noProvider, .approved, .beforeSending,
      .decidedElsewhere, .toBeSigned, .sending, .sendingSlow, .sent, .pharmacyReceived, .preparing,
      .transferring, .remainder, .holdTooSoon, .holdOutOfStock, .holdQuestion, .holdInsurance, .holdMismatch,
      .holdPharmacy, .partlyReady, .ready, .readyWindowOver, .packed, .deliveryProblem, .deliveryDisputed,
      .pickedUp, .handedOver, .delivered, .closedUnconfirmed, .returnedToStock, .notDispensed, .cancelled,
      .transferredOut, .discontinued, .superseded, .replaced, .denied, .notAccepted, .expired:
      nil
    }
  }
}
