import Refills

/// What a message that corrects says we had said, as coarsely as a patient would repeat it.
enum SaidBefore: Hashable, Sendable {
  case ready, partlyReady, onItsWay, delivered, pickedUp, notComing, notApproved, somethingElse

  init(_ answer: RefillChart.Answer) {
    switch answer {
    case .ready, .readyWindowOver: self = .ready
    case .partlyReady, .remainder: self = .partlyReady
    case .packed, .shipped, .outForDelivery: self = .onItsWay
    case .delivered: self = .delivered
    case .pickedUp, .handedOver: self = .pickedUp
    case .returnedToStock, .notDispensed, .cancelled, .transferredOut, .discontinued, .superseded, .expired:
      self = .notComing
    case .denied, .notAccepted: self = .notApproved
    case .received, .checkedAgain, .inReview, .confirmChange, .noProvider, .approved, .beforeSending,
      .decidedElsewhere, .toBeSigned, .sending, .sendingSlow, .sent, .pharmacyReceived, .preparing,
      .transferring,
      .holdTooSoon, .holdOutOfStock, .holdQuestion, .holdInsurance, .holdMismatch, .holdPharmacy,
      .deliveryProblem,
      .deliveryDisputed, .closedUnconfirmed:
      self = .somethingElse
    }
  }
}
