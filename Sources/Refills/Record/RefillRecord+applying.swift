import Statecharts

extension RefillRecord {
  /// Changes the record as the event says, before the chart steps on the new facts.
  ///
  /// Long because it answers for every event of the chart, in one place, without a default.
  /// - Parameter progress: where the chart was before.
  mutating func apply(
    _ event: RefillChart.Event, from sender: Sender, in progress: RefillChart.Progress, at now: Instant
  ) {
    switch event {
    case .pharmacyReady(let report):
      takeBackLastPart()
      absorb(report)
      moments[.readyAt] = report.readyAt ?? report.orderedBy
      // What was ready in part before says nothing about what is handed over now.
      handedOver = report.quantity
    case .pharmacyPartlyReady(let report):
      takeBackLastPart()
      absorb(report)
      moments[.readyAt] = report.readyAt ?? report.orderedBy
    case .pharmacyPreparing(let report), .pharmacyReceived(let report):
      takeBackLastPart()
      absorb(report, marking: .preparingSince)
    case .pharmacyPickedUp(let report):
      let isRepeat = report.says(sameAs: movedBy)
      absorb(report)
      collect(report, repeatsLast: isRepeat)
      markRemainder(report)
    case .carrierOutForDelivery(let report):
      absorb(report)
      // Of an earlier journey, or of none that anybody told us of.
      if moments[.shippedAt] == nil || moments[.closedAt] != nil { moments[.shippedAt] = report.orderedBy }
    case .carrierInTransit(let report):
      absorb(report)
      moments[.shippedAt] = report.handedOverAt ?? report.orderedBy
      markRemainder(report)
    case .pharmacyCompleted(let report):
      let isRepeat = report.says(sameAs: movedBy)
      absorb(report)
      moments[.shippedAt] = report.handedOverAt ?? report.orderedBy
      // What has only left the pharmacy the patient does not have.
      if !way.isSentHome { collect(report, repeatsLast: isRepeat) }
      markRemainder(report)
    case .pharmacyNotDispensed(let report), .pharmacyReturnedToStock(let report),
      .pharmacyCancelled(let report), .pharmacyEnteredInError(let report):
      takeBackLastPart()
      absorb(report)
    case .pharmacyRerouted(let report):
      absorb(report, marking: .sentAt)
      reroute(by: report)
    case .pharmacyHoldTooSoon(let report), .pharmacyHoldOutOfStock(let report):
      absorb(report)
      moments[.heldUntil] = report.heldUntil ?? report.orderedBy
    case .pharmacyTransferring(let report),
      .pharmacyHoldBackordered(let report),
      .pharmacyHoldClarification(let report), .pharmacyHoldPriorAuthorisation(let report),
      .pharmacyHoldWithPayer(let report), .pharmacyHoldMismatch(let report),
      .pharmacyHoldUnreachable(let report),
      .pharmacyHoldSupervisor(let report), .pharmacyHoldNoReason(let report), .pharmacyHoldLifted(let report),
      .pharmacyPacked(let report), .pharmacyTransferredOut(let report), .pharmacyCancelRefused(let report),
      .carrierDelivered(let report), .carrierProblem(let report):
      absorb(report)
    case .pharmacyUnmapped(let report): absorb(report, isUnderstood: false)
    case .screeningPassed:
      failure = nil
      moments[.reviewSince] = moments[.reviewSince] ?? now
      // Whoever decides now decides anew: a patient who moved has the decision of someone else's state behind them.
      if decision != nil { proposeAgain(at: now) }
      decision = nil
      moments[.approvedAt] = nil
    case .screeningFailed(let why): failure = why
    case .providerApprove: decide(.approved, by: sender.name, at: now)
    case .providerDeny(let denial):
      decide(.denied(denial), by: sender.name, at: now)
      close(.confirmChange)
    case .providerDecidedElsewhere(let outside): decide(.elsewhere(outside), by: sender.name, at: now)
    case .providerAsk(let ask): open(ask.action, at: now)
    case .providerPropose(let change):
      proposal = Proposal(text: change.text, by: sender.name, at: now)
      open(OpenAction(kind: .confirmChange, text: change.text), at: now)
    case .providerUndo:
      decision = nil
      moments[.approvedAt] = nil
      proposeAgain(at: now)
    case .patientConfirmedChange:
      if let proposal { decide(.approved, by: proposal.by, at: now) }
      close(.confirmChange)
    case .patientDeclinedChange:
      proposal = nil
      close(.confirmChange)
    case .actionOpened(let action): open(action, at: now)
    case .actionClosed(let closing):
      close(closing, from: sender.actor, in: progress, at: now)
    case .refillImported, .prescriptionSigned: moments[.sentAt] = now
    case .orderAccepted(let receipt):
      moments[.sentAt] = moments[.sentAt] ?? now
      if let item = receipt.item { learn(item, at: receipt.endpoint) }
    case .orderReplaced(let replacement): replacedBy = replacement.by
    case .prescriptionDiscontinued, .prescriptionSuperseded: isDiscontinued = true
    case .patientHasIt: wordAt = now
    case .patientDidNotGetIt, .patientOnlyPart, .patientWrongItem:
      wordAt = now
      moments[.disputedAt] = now
    case .promiseChanged(let promise): moments[.promisedAt] = promise.at
    case .taskDone(let closing):
      close(closing)
      if closing.owner == .support, closing.cause == .pharmacyRerouted { settleFormerPlaces(at: now) }
    case .workAssigned(let assignment): assign(assignment, by: sender.name, at: now)
    case .workSnoozed(let wish):
      snooze = Snooze(until: wish.until, reason: wish.reason, by: sender.name, at: now)
    case .workResumed: snooze = nil
    case .clockReviewDue: moments[.coverSince] = now
    case .clockCoverDue: moments[.leadSince] = now
    case .patientCancel: close(.confirmChange)
    case .patientAskAgain: moments[.preparingSince] = now
    case .screeningNoProvider:
      // Who proposed it may not decide any more.
      proposal = nil
      close(.confirmChange)
    case .screeningBegin, .providerHoldLifted, .patientAlmostOut,
      .patientFeelsUnwell, .patientMoved, .patientUnreached, .patientTexted, .patientTextedCancel,
      .messageBraked, .threadAnswered, .visitAsked, .orderRefused, .orderUnknown, .orderNotFound,
      .orderSendAgain, .trackingFresh, .trackingStale, .trackingUnavailable, .clockPrescriptionEnds,
      .clockScreeningDue, .clockScreeningSlow, .clockScreeningAgainSlow, .clockLeadDue, .clockNoProviderDue,
      .clockUndoOver, .clockSigningExpires, .clockElsewhereDue, .clockSigningDue, .clockSendingSlow,
      .clockUnknownDue, .clockUnknownLate, .clockFailedLate, .clockSilenceOver, .clockUnconfirmedDue,
      .clockSentDue,
      .clockReceivedDue, .clockPreparingDue, .clockTransferDue, .clockRemainderEnds, .clockTooSoonOver,
      .clockStockDue, .clockBackorderDue, .clockClarificationDue, .clockAuthorisationDue, .clockPayerDue,
      .clockMismatchDue, .clockUnreachableDue, .clockSupervisorDue, .clockHoldReasonDue, .clockPartReminder,
      .clockCollectFirst, .clockCollectSecond, .clockCollectLast, .clockWindowOver, .clockReadySilent,
      .clockPartSilent, .clockPackedDue, .clockPackedSilent,
      .clockCarrierSilent, .clockArrivalDue, .clockDoorstepDue, .clockProblemDue, .clockDisputeDue,
      .clockAskFirst,
      .clockAskSecond, .clockAskLast, .clockCancelDue, .clockRunOutNear, .clockPromiseOver:
      break
    }
  }

  /// Back before the answer to a change that was proposed, it is asked as it was.
  private mutating func proposeAgain(at now: Instant) {
    if let proposal { open(OpenAction(kind: .confirmChange, text: proposal.text), at: now) }
  }

  /// Until when what is missing of a fill must be handed over, by the strictest rule that can apply: 72 hours for
  /// schedule II, six months for the other schedules (21 CFR 1306.13, 1306.23), in any case the prescription's end.
  private mutating func markRemainder(_ report: Report) {
    guard somethingRemains else { return }
    let start = report.handedOverAt ?? report.orderedBy
    let limit: Instant? =
      switch schedule {
      case .two, .notGiven: start + .hours(72)
      case .three, .four, .five: start + .days(180)
      case .none: nil
      }
    let ends = [limit, moments[.prescriptionEnds]].compactMap(\.self).min()
    moments[.remainderEnds] = moments[.remainderEnds] ?? ends
  }

  private mutating func decide(_ kind: ProviderDecision.Kind, by name: String, at now: Instant) {
    decision = ProviderDecision(kind: kind, by: name, at: now)
    if case .approved = kind { moments[.approvedAt] = now }
  }
}
