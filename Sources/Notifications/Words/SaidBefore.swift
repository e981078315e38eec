import Refills

/// What an e-mail that corrects says we had said, as coarsely as a patient would repeat it: “At 5:00 PM we said that …”
enum SaidBefore: String, Phrase {
  case ready, partlyReady, onItsWay, delivered, pickedUp, notComing, notApproved, somethingElse

  static let group = "email.said"

  init(_ answer: RefillChart.Answer) {
    switch answer {
    case .ready, .readyWindowOver: self = .ready
    case .partlyReady, .remainder: self = .partlyReady
    case .packed, .shipped, .outForDelivery: self = .onItsWay
    case .delivered: self = .delivered
    case .pickedUp, .handedOver: self = .pickedUp
    case .returnedToStock, .notDispensed, .cancelled, .transferredOut, .discontinued, .superseded, .replaced,
      .expired:
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

  var words: Wording.Words {
    switch self {
    case .ready: ("your order was ready to pick up", "su pedido estaba listo para recoger")
    case .partlyReady: ("part of your order was ready", "una parte de su pedido estaba lista")
    case .onItsWay: ("your order was on its way", "su pedido iba en camino")
    case .delivered: ("your order was delivered", "su pedido fue entregado")
    case .pickedUp: ("you had picked up your order", "usted había recogido su pedido")
    case .notComing: ("your order would not come", "su pedido no llegaría")
    case .notApproved: ("your provider said no", "su médico dijo que no")
    case .somethingElse: ("your order was somewhere else", "su pedido estaba en otro lugar")
    }
  }
}
