import Statecharts

extension PatientAnswers {
  /// - Parameter asks: whether something is asked of the patient now; what they have asked a scheduler for is not.
  static func next(_ refill: Refill, asks: Bool, at now: Instant) -> NextAnswer {
    let record = refill.record
    let correction = record.correction.flatMap { now - $0.changedAt <= correctionShown ? $0 : nil }
    let windowOver = record.clocks[.windowOver]?.due
    return NextAnswer(
      answer: refill.progress.answer, isWaitingOnPatient: refill.isWaitingOnPatient && asks, way: record.way,
      isRenewal: record.road == .renewal, isDecided: record.decision != nil, denial: refill.denial,
      failure: refill.progress == .notAccepted ? record.failure : nil, correction: correction,
      correctedBy: correction.flatMap {
        $0.changedAt == record.movedBy?.orderedBy ? record.movedBy?.source : nil
      },
      cancel: refill.regions.cancel, pace: refill.regions.pace, isUnsure: record.isUnsure,
      isOver: !refill.isLive,
      expectedBy: expectation(refill, at: now),
      heldUntil: record.moments[.heldUntil].flatMap { $0 > now ? $0 : nil },
      readyAt: record.moments[.readyAt], collectBy: windowOver.flatMap { $0 > now ? $0 : nil },
      quantity: record.handedOver, alreadyCollected: record.collected?.quantity,
      isElsewhere: refill.isWaitedForElsewhere,
      isTold: isTold(refill, by: RefillFacts(record: record, at: now)))
  }

  /// Whether whoever has it now will tell when it goes on from here.
  private static func isTold(_ refill: Refill, by facts: RefillFacts) -> Bool {
    switch refill.progress.answer {
    case .sent: facts.pharmacyConfirms
    case .preparing: facts.isSentHome ? facts.handoverIsReported : facts.readinessIsReported
    case .readyWindowOver: facts.handoverIsReported
    default: true
    }
  }

  /// What somebody promised, else when our own clock looks into it. A clock that has been missed promises nothing.
  private static func expectation(_ refill: Refill, at now: Instant) -> Instant? {
    guard refill.isLive else { return nil }
    if let promised = refill.record.moments[.promisedAt], promised > now { return promised }
    switch refill.regions.pace {
    case .late, .paused, .ended: return nil
    case .onTime: break
    }
    let facts = RefillFacts(of: refill, at: now)
    return refill.record.clocks.compactMap { clock, armed in
      clock.bringsNews(facts) ? armed.due.flatMap { $0 > now ? $0 : nil } : nil
    }.min()
  }
}

extension Refill {
  fileprivate var isWaitedForElsewhere: Bool {
    guard !record.formerPlaces.isEmpty, !record.way.isSentHome else { return false }
    return progress.stage == .sentToPharmacy || progress.stage == .shippedOrReady
  }
}

extension RefillChart.Clock {
  /// Whether a patient may be told to expect news when it is due. The others only remind, end something, serve
  /// machines, or wait for what this pharmacy never tells.
  func bringsNews(_ facts: RefillFacts) -> Bool {
    switch self {
    case .unconfirmedDue: facts.pharmacyConfirms
    case .sentDue: facts.pharmacyFinishes && !facts.pharmacyConfirms
    case .receivedDue, .preparingDue: facts.pharmacyFinishes
    case .packedDue: facts.handoverIsReported
    case .arrivalDue: facts.deliveryIsReported
    case .reviewDue, .coverDue, .leadDue, .noProviderDue, .elsewhereDue, .signingDue, .transferDue,
      .backorderDue, .clarificationDue, .authorisationDue, .payerDue,
      .supervisorDue,
      .unreachableDue, .holdReasonDue, .problemDue, .disputeDue, .unknownLate,
      .failedLate:
      true
    case .prescriptionEnds, .screeningDue, .screeningSlow, .screeningAgainSlow, .undoOver, .signingExpires,
      .sendingSlow, .unknownDue, .silenceOver, .remainderEnds, .tooSoonOver, .stockDue, .mismatchDue,
      .partReminder,
      .collectFirst, .collectSecond, .collectLast, .windowOver, .readySilent, .partSilent, .packedSilent,
      .carrierSilent, .doorstepDue, .askFirst,
      .askSecond,
      .askLast, .cancelDue, .runOutNear, .promiseOver:
      false
    }
  }
}
