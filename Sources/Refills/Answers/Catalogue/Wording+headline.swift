extension Wording {
  /// Above the page: at most eight words.
  static func headline(_ answer: RefillChart.Answer) -> Wording {
    let words: Words =
      switch answer {
      case .received: ("We have your request", "Tenemos su pedido")
      case .checkedAgain: ("We are checking your request again", "Revisamos su pedido otra vez")
      case .inReview: ("Your provider has your request", "Su médico tiene su pedido")
      case .confirmChange: ("Please say yes or no", "Diga sí o no, por favor")
      case .noProvider: ("We are finding you a provider", "Buscamos un médico para usted")
      case .approved: ("Your provider said yes", "Su médico dijo que sí")
      case .beforeSending: ("We need something from you", "Necesitamos algo de usted")
      case .decidedElsewhere: ("Your provider has your request", "Su médico tiene su pedido")
      case .toBeSigned: ("Your provider still has to sign", "Su médico aún tiene que firmar")
      case .sending: ("We are sending it to the pharmacy", "Lo enviamos a la farmacia")
      case .sendingSlow: ("We are fixing a problem with sending", "Hay un problema con el envío")
      case .sent: ("It was sent to the pharmacy", "Se envió a la farmacia")
      case .pharmacyReceived: ("The pharmacy has your refill order", "La farmacia tiene su pedido")
      case .preparing: ("The pharmacy is filling it", "La farmacia lo prepara")
      case .transferring: ("It is moving to another pharmacy", "Pasa a otra farmacia")
      case .remainder: ("You got part of it", "Recibió una parte")
      case .holdTooSoon: ("It is too soon to fill it", "Es muy pronto para surtirlo")
      case .holdOutOfStock: ("The pharmacy does not have it now", "La farmacia no lo tiene ahora")
      case .holdQuestion: ("The pharmacy waits for your provider", "La farmacia espera a su médico")
      case .holdInsurance: ("Your health plan has to agree first", "Su seguro tiene que aceptar antes")
      case .holdMismatch: ("The pharmacy needs to check your details", "La farmacia debe revisar sus datos")
      case .holdPharmacy: ("Your order is on hold", "Su pedido está en pausa")
      case .partlyReady: ("Part of your order is ready", "Una parte de su pedido está lista")
      case .ready: ("Your order is ready", "Su pedido está listo")
      case .readyWindowOver: ("It may have been put back", "Puede que ya no esté apartado")
      case .packed: ("Your order is packed", "Su pedido está empacado")
      case .shipped: ("Your order is on its way", "Su pedido va en camino")
      case .outForDelivery: ("Your order is out for delivery", "Su pedido está en reparto")
      case .deliveryProblem: ("There is a problem with the delivery", "Hay un problema con la entrega")
      case .deliveryDisputed: ("You told us something is wrong", "Nos dijo que algo está mal")
      case .pickedUp: ("Your order was picked up", "Su pedido fue recogido")
      case .handedOver: ("Your order was handed over", "Su pedido fue entregado en mano")
      case .delivered: ("Your order was delivered", "Su pedido fue entregado")
      case .closedUnconfirmed: ("We do not know if you have it", "No sabemos si usted lo tiene")
      case .returnedToStock: ("The pharmacy put it back", "La farmacia lo guardó de nuevo")
      case .notDispensed: ("The pharmacy did not fill it", "La farmacia no lo surtió")
      case .cancelled: ("This refill was cancelled", "Este pedido fue cancelado")
      case .transferredOut: ("It moved to another pharmacy", "Pasó a otra farmacia")
      case .discontinued: ("Your provider stopped this prescription", "Su médico suspendió esta receta")
      case .superseded: ("A new prescription takes its place", "Una receta nueva toma su lugar")
      case .replaced: ("We asked for your order again", "Pedimos otra vez su pedido")
      case .denied: ("Your provider said no", "Su médico dijo que no")
      case .notAccepted: ("We could not take this request", "No pudimos aceptar este pedido")
      case .expired: ("This prescription has ended", "Esta receta venció")
      }
    return Wording("page.headline", answer.rawValue, words)
  }

  /// In place of a state's own while the patient's part holds it up.
  static let headlineWhileWaiting = Wording(
    "page.headline", "whileWaiting", ("We need something from you", "Necesitamos algo de usted"))
}
