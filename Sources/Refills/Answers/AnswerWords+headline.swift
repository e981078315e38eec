import Statecharts

extension AnswerWords {
  /// At most eight words.
  func headline(of next: NextAnswer) -> String {
    if next.isWaitingOnPatient, !next.answer.saysWhatIsAsked {
      return say(.headlineWhileWaiting)
    }
    return say(.headline(next.answer))
  }
}

extension RefillChart.Answer {
  /// The state's own headline already says what the patient is asked.
  fileprivate var saysWhatIsAsked: Bool {
    switch self {
    case .confirmChange, .beforeSending, .holdMismatch: true
    case .received, .checkedAgain, .inReview, .noProvider, .approved, .decidedElsewhere, .toBeSigned,
      .sending,
      .sendingSlow, .sent, .pharmacyReceived, .preparing, .transferring, .remainder, .holdTooSoon,
      .holdOutOfStock,
      .holdQuestion, .holdInsurance, .holdPharmacy, .partlyReady, .ready, .readyWindowOver, .packed, .shipped,
      .outForDelivery, .deliveryProblem, .deliveryDisputed, .pickedUp, .handedOver, .delivered,
      .closedUnconfirmed,
      .returnedToStock, .notDispensed, .cancelled, .transferredOut, .discontinued, .superseded, .replaced,
      .denied,
      .notAccepted, .expired:
      false
    }
  }
}
