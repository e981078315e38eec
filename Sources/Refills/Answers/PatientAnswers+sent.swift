extension PatientAnswers {
  static func sent(_ refill: Refill) -> SentAnswer {
    let sentAt = refill.record.moments[.sentAt]
    return switch refill.progress {
    case .received, .screening, .screeningAgain, .withProvider, .withCover, .withLead, .changesToConfirm,
      .noProvider,
      .approved, .cleared:
      .notYet
    case .decidedElsewhere: .noProof
    case .toBeSigned: .notSigned
    case .sending, .outcomeUnknown: .sending
    case .outcomeWithSupport: .unknown
    case .sendFailed: .refused
    case .sent: .yes(at: sentAt, isConfirmed: false)
    case .pharmacyReceived, .preparing, .transferring, .remainder, .holdTooSoon, .holdOutOfStock,
      .holdBackordered,
      .holdClarification, .holdPriorAuthorisation, .holdWithPayer, .holdMismatch, .holdUnreachable,
      .holdSupervisor,
      .holdNoReason, .partlyReady, .ready, .readyWindowOver, .packed, .shipped, .outForDelivery,
      .deliveryProblem,
      .deliveryDisputed, .pickedUp, .handedOver, .delivered, .returnedToStock, .notDispensed, .transferredOut,
      .replaced:
      .yes(at: sentAt, isConfirmed: true)
    case .closedUnconfirmed: .yes(at: sentAt, isConfirmed: false)
    // These close before sending or after it.
    case .cancelled, .discontinued, .superseded:
      sentAt == nil ? .never : .yes(at: sentAt, isConfirmed: refill.record.movedBy != nil)
    case .denied, .notAccepted, .expired: .never
    }
  }
}
