import Statecharts

extension AnswerWords {
  /// At most eight words.
  func headline(of next: NextAnswer) -> String {
    if next.isWaitingOnPatient, !next.answer.saysWhatIsAsked {
      return say("We need something from you", "Necesitamos algo de usted")
    }
    return headline(next.answer)
  }

  private func headline(_ answer: RefillChart.Answer) -> String {
    switch answer {
    case .received: say("We have your request", "Tenemos su pedido")
    case .checkedAgain: say("We are checking your request again", "Revisamos su pedido otra vez")
    case .inReview: say("Your provider has your request", "Su médico tiene su pedido")
    case .confirmChange: say("Please say yes or no", "Diga sí o no, por favor")
    case .noProvider: say("We are finding you a provider", "Buscamos un médico para usted")
    case .approved: say("Your provider said yes", "Su médico dijo que sí")
    case .beforeSending: say("We need something from you", "Necesitamos algo de usted")
    case .decidedElsewhere: say("Your provider has your request", "Su médico tiene su pedido")
    case .toBeSigned: say("Your provider still has to sign", "Su médico aún tiene que firmar")
    case .sending: say("We are sending it to the pharmacy", "Lo enviamos a la farmacia")
    case .sendingSlow: say("We are fixing a problem with sending", "Hay un problema con el envío")
    case .sent: say("It was sent to the pharmacy", "Se envió a la farmacia")
    case .pharmacyReceived: say("The pharmacy has your refill order", "La farmacia tiene su pedido")
    case .preparing: say("The pharmacy is filling it", "La farmacia lo prepara")
    case .transferring: say("It is moving to another pharmacy", "Pasa a otra farmacia")
    case .remainder: say("You got part of it", "Recibió una parte")
    case .holdTooSoon: say("It is too soon to fill it", "Es muy pronto para surtirlo")
    case .holdOutOfStock: say("The pharmacy does not have it now", "La farmacia no lo tiene ahora")
    case .holdQuestion: say("The pharmacy waits for your provider", "La farmacia espera a su médico")
    case .holdInsurance: say("Your health plan has to agree first", "Su seguro tiene que aceptar antes")
    case .holdMismatch: say("The pharmacy needs to check your details", "La farmacia debe revisar sus datos")
    case .holdPharmacy: say("Your order is on hold", "Su pedido está en pausa")
    case .partlyReady: say("Part of your order is ready", "Una parte de su pedido está lista")
    case .ready: say("Your order is ready", "Su pedido está listo")
    case .readyWindowOver: say("It may have been put back", "Puede que ya no esté apartado")
    case .packed: say("Your order is packed", "Su pedido está empacado")
    case .shipped: say("Your order is on its way", "Su pedido va en camino")
    case .outForDelivery: say("Your order is out for delivery", "Su pedido está en reparto")
    case .deliveryProblem: say("There is a problem with the delivery", "Hay un problema con la entrega")
    case .deliveryDisputed: say("You told us something is wrong", "Nos dijo que algo está mal")
    case .pickedUp: say("Your order was picked up", "Su pedido fue recogido")
    case .handedOver: say("Your order was handed over", "Su pedido fue entregado en mano")
    case .delivered: say("Your order was delivered", "Su pedido fue entregado")
    case .closedUnconfirmed: say("We do not know if you have it", "No sabemos si usted lo tiene")
    case .returnedToStock: say("The pharmacy put it back", "La farmacia lo guardó de nuevo")
    case .notDispensed: say("The pharmacy did not fill it", "La farmacia no lo surtió")
    case .cancelled: say("This refill was cancelled", "Este pedido fue cancelado")
    case .transferredOut: say("It moved to another pharmacy", "Pasó a otra farmacia")
    case .discontinued: say("Your provider stopped this prescription", "Su médico suspendió esta receta")
    case .superseded: say("A new prescription takes its place", "Una receta nueva toma su lugar")
    case .denied: say("Your provider said no", "Su médico dijo que no")
    case .notAccepted: say("We could not take this request", "No pudimos aceptar este pedido")
    case .expired: say("This prescription has ended", "Esta receta venció")
    }
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
      .returnedToStock, .notDispensed, .cancelled, .transferredOut, .discontinued, .superseded, .denied,
      .notAccepted, .expired:
      false
    }
  }
}
