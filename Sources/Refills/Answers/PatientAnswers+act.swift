import Statecharts

extension PatientAnswers {
  static func act(_ refill: Refill, beside: Beside, at now: Instant) -> ActAnswer {
    let answer = refill.progress.answer
    var tasks: [ActAnswer.Task] = []
    if refill.record.isDiscontinued, refill.isLive { tasks.append(.doNotTake) }
    var isOverdue = false
    switch refill.regions.patientPart {
    case .nothingAsked: break
    case .asked, .overdue:
      isOverdue = refill.regions.patientPart == .overdue
      tasks += refill.record.openActions.compactMap { action in
        switch action.kind {
        case .visit: Self.task(action, visits: beside.visits, at: now)
        case .payment: Self.isOnlyDue(beside.charges) ? .pay : .action(action)
        default: .action(action)
        }
      }
      if refill.record.openActions.isEmpty { tasks.append(.seeWhatWeAsked) }
    }
    for task in answer.tasks(of: refill, at: now) where !(isAsked(task) && !tasks.isEmpty) {
      tasks.append(task)
    }
    let asked = tasks.compactMap { if case .action(let action) = $0 { action.kind } else { nil } }
    for task in BesideTasks.of(beside, at: now) where !tasks.contains(task) {
      if case .action(let action) = task, asked.contains(action.kind) { continue }
      tasks.append(task)
    }
    return ActAnswer(
      tasks: tasks, isHoldingUp: refill.isWaitingOnPatient, isOverdue: isOverdue, answer: answer)
  }

  /// No card failed: something is to be paid before it goes on.
  private static func isOnlyDue(_ charges: [Charge]) -> Bool {
    charges.contains { $0.state == .due } && !charges.contains { $0.state == .failed }
  }

  /// What a visit that the refill waits for asks now; nil: the next step is somebody else's.
  private static func task(_ action: OpenAction, visits: [Visit], at now: Instant) -> ActAnswer.Task? {
    switch VisitAnswer(of: visits.filter(\.isLive), at: now) {
    case .offered?: .chooseVisit
    case .booked(let moment)?, .moved(let moment, _)?, .moveAsked(let moment)?: .attendVisit(moment)
    case .askedFor?, .planned?: nil
    case .asked?, .missed?, .held?, .cancelled?, .neededFirst?, .noneKnown?, nil: .action(action)
    }
  }

  /// Whether the open actions already say it.
  private static func isAsked(_ task: ActAnswer.Task) -> Bool {
    task == .answerChange || task == .seeWhatWeAsked
  }
}

extension RefillChart.Answer {
  /// What the state itself asks of the patient.
  fileprivate func tasks(of refill: Refill, at now: Instant) -> [ActAnswer.Task] {
    let isSentHome = refill.record.way.isSentHome
    return switch self {
    case .received, .checkedAgain, .inReview, .noProvider, .approved, .decidedElsewhere, .toBeSigned,
      .sending,
      .sendingSlow, .sent, .pharmacyReceived, .preparing, .transferring, .remainder, .holdTooSoon,
      .holdOutOfStock,
      .holdQuestion, .holdInsurance, .holdPharmacy, .packed, .shipped, .outForDelivery, .deliveryProblem,
      .deliveryDisputed, .pickedUp, .handedOver, .delivered, .notDispensed, .cancelled, .superseded,
      .replaced:
      []
    case .confirmChange: [.answerChange]
    case .beforeSending: [.seeWhatWeAsked]
    case .holdMismatch: [.checkDetailsAtPharmacy]
    case .partlyReady: isSentHome ? [] : [.collectPart]
    case .ready: isSentHome ? [] : [.collect]
    case .readyWindowOver:
      // Who may have it long since is asked that first.
      RefillFacts(of: refill, at: now).handoverIsReported
        ? [.callBeforeYouGo] : [.sayWhetherYouHaveIt, .callBeforeYouGo]
    case .closedUnconfirmed: [.sayWhetherYouHaveIt]
    case .returnedToStock: [.askToFillAgain]
    case .transferredOut: [.callNewPharmacy]
    case .discontinued: [.askWhatToTake]
    case .expired: [.askForNewPrescription]
    case .denied: refill.denial?.reason.tasks ?? [.callUs]
    case .notAccepted: refill.record.failure?.reason.tasks ?? [.callUs]
    }
  }
}

extension Denial.Reason {
  fileprivate var tasks: [ActAnswer.Task] {
    switch self {
    case .tooSoon, .alreadyHandled, .patientsRequest, .newPrescriptionFollows: []
    case .needsAppointment: [.bookVisit]
    case .labsFirst: [.getTests]
    case .discontinued: [.askWhatToTake]
    case .notUnderCare, .neverPrescribedByUs, .notLicensedWhereYouAre: [.askOtherProvider]
    case .allergy, .interaction, .pregnancy, .sideEffects, .needsPriorAuthorisation, .other: [.callUs]
    }
  }
}

extension ScreeningFailure.Reason {
  fileprivate var tasks: [ActAnswer.Task] {
    switch self {
    case .duplicate, .tooSoon: []
    case .discontinued: [.askWhatToTake]
    }
  }
}
