import Statecharts

extension PatientAnswers {
  static func next(_ refill: Refill, at now: Instant) -> NextAnswer {
    let record = refill.record
    let correction = record.correction.flatMap { now - $0.changedAt <= correctionShown ? $0 : nil }
    let windowOver = record.clocks[.windowOver]?.due
    return NextAnswer(
      answer: refill.progress.answer, isWaitingOnPatient: refill.isWaitingOnPatient, way: record.way,
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
      quantity: record.handedOver)
  }

  /// What somebody promised, else when our own clock looks into it. A clock that has been missed promises nothing.
  private static func expectation(_ refill: Refill, at now: Instant) -> Instant? {
    guard refill.isLive else { return nil }
    if let promised = refill.record.moments[.promisedAt], promised > now { return promised }
    switch refill.regions.pace {
    case .late, .paused, .ended: return nil
    case .onTime: break
    }
    return refill.record.clocks.compactMap { clock, armed in
      clock.bringsNews ? armed.due.flatMap { $0 > now ? $0 : nil } : nil
    }.min()
  }
}

extension RefillChart.Clock {
  /// Whether a patient may be told to expect news when it is due. The others only remind, end something, or serve
  /// machines.
  var bringsNews: Bool {
    switch self {
    case .reviewDue, .coverDue, .leadDue, .noProviderDue, .elsewhereDue, .signingDue, .unconfirmedDue,
      .receivedDue,
      .preparingDue, .transferDue, .backorderDue, .clarificationDue, .authorisationDue, .payerDue,
      .supervisorDue,
      .unreachableDue, .holdReasonDue, .packedDue, .arrivalDue, .problemDue, .disputeDue, .unknownLate,
      .failedLate:
      true
    case .prescriptionEnds, .screeningDue, .screeningSlow, .screeningAgainSlow, .undoOver, .signingExpires,
      .sendingSlow, .unknownDue, .silenceOver, .remainderEnds, .tooSoonOver, .stockDue, .mismatchDue,
      .partReminder,
      .collectFirst, .collectSecond, .collectLast, .windowOver, .carrierSilent, .doorstepDue, .askFirst,
      .askSecond,
      .askLast, .cancelDue, .runOutNear, .promiseOver:
      false
    }
  }
}
