/// What we had said and was not so, as a clause: “At 5:00 PM we said …”
enum SaidPhrase: String, Phrase {
  case partReady, toCollect, mayBePutBack, isPacked, onItsWay, withTheDriver, wasPickedUp, wasHandedOver
  case wasDelivered, putBack, notFilled, wasCancelled, moved, wasStopped, replaced, saidNo, somethingElse

  static let group = "page.said"

  init(_ answer: RefillChart.Answer) {
    self =
      switch answer {
      case .partlyReady: .partReady
      case .ready: .toCollect
      case .readyWindowOver: .mayBePutBack
      case .packed: .isPacked
      case .shipped: .onItsWay
      case .outForDelivery: .withTheDriver
      case .pickedUp: .wasPickedUp
      case .handedOver: .wasHandedOver
      case .delivered: .wasDelivered
      case .returnedToStock: .putBack
      case .notDispensed: .notFilled
      case .cancelled: .wasCancelled
      case .transferredOut: .moved
      case .discontinued: .wasStopped
      case .superseded: .replaced
      case .denied: .saidNo
      case .received, .checkedAgain, .inReview, .confirmChange, .noProvider, .approved, .beforeSending,
        .decidedElsewhere, .toBeSigned, .sending, .sendingSlow, .sent, .pharmacyReceived, .preparing,
        .transferring, .remainder, .holdTooSoon, .holdOutOfStock, .holdQuestion, .holdInsurance,
        .holdMismatch,
        .holdPharmacy, .deliveryProblem, .deliveryDisputed, .closedUnconfirmed, .notAccepted, .expired,
        .replaced:
        .somethingElse
      }
  }

  var words: Wording.Words {
    switch self {
    case .partReady: ("a part was ready", "una parte estaba lista")
    case .toCollect: ("it was ready", "estaba listo")
    case .mayBePutBack: ("it may have been put back", "tal vez ya no estaba apartado")
    case .isPacked: ("it was packed", "estaba empacado")
    case .onItsWay: ("it was on its way", "iba en camino")
    case .withTheDriver: ("it was out for delivery", "estaba en reparto")
    case .wasPickedUp: ("it was picked up", "fue recogido")
    case .wasHandedOver: ("it was handed over", "fue entregado en mano")
    case .wasDelivered: ("it was delivered", "fue entregado")
    case .putBack: ("it was put back", "se guardó de nuevo")
    case .notFilled: ("it was not filled", "no se surtió")
    case .wasCancelled: ("it was cancelled", "fue cancelado")
    case .moved: ("it moved to another pharmacy", "pasó a otra farmacia")
    case .wasStopped: ("it was stopped", "fue suspendido")
    case .replaced: ("a new one took its place", "una nueva tomó su lugar")
    case .saidNo: ("your provider said no", "su médico dijo que no")
    case .somethingElse: ("something else", "otra cosa")
    }
  }
}
