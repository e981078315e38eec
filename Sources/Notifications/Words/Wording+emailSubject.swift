import Refills

extension Wording {
  /// The subject of an e-mail to somebody who wants to be told what it is: at most eight words.
  static func emailSubject(_ notice: RefillChart.Notice) -> Wording {
    let words: Words =
      switch notice {
      case .received: ("We have your request", "Tenemos su pedido")
      case .approved: ("Your provider said yes", "Su médico dijo que sí")
      case .sent: ("Your order was sent to the pharmacy", "Su pedido fue enviado a la farmacia")
      case .preparing: ("The pharmacy is filling your order", "La farmacia prepara su pedido")
      case .held: ("Your order is on hold", "Su pedido está en pausa")
      case .ready: ("Your order is ready to pick up", "Su pedido está listo")
      case .partlyReady: ("Part of your order is ready", "Una parte de su pedido está lista")
      case .partlyPickedUp: ("More of your order is to come", "Falta una parte de su pedido")
      case .collectReminder: ("Your order is waiting for you", "Su pedido le espera")
      case .windowOver: ("Please call before you pick up your order", "Llame antes de recoger su pedido")
      case .shipped: ("Your order is on its way", "Su pedido va en camino")
      case .delivered: ("Your order was delivered", "Su pedido fue entregado")
      case .sentAgain: ("We asked for your order again", "Pedimos otra vez su pedido")
      case .deliveryProblem: ("There is a problem with your delivery", "Hay un problema con su entrega")
      case .returned: ("The pharmacy put your order back", "La farmacia guardó su pedido de nuevo")
      case .notDispensed: ("The pharmacy did not fill your order", "La farmacia no surtió su pedido")
      case .denied: ("Your provider said no", "Su médico dijo que no")
      case .notAccepted: ("We could not take your request", "No pudimos aceptar su pedido")
      case .expired: ("Your request ran out", "Su pedido venció")
      case .needsYou: ("We need something from you", "Necesitamos algo de usted")
      case .reminder: ("We still need something from you", "Aún necesitamos algo de usted")
      case .late: ("Your order takes longer than we said", "Su pedido tarda más de lo que dijimos")
      case .cancelConfirmed: ("Your order was cancelled", "Su pedido fue cancelado")
      case .cancelRefused: ("Your order was not cancelled", "Su pedido no se canceló")
      case .changed: ("Something about your order changed", "Algo cambió en su pedido")
      case .doNotTake: ("Do not use this order", "No use este pedido")
      case .wrongItem: ("Do not use what you got", "No use lo que recibió")
      case .answered: ("We wrote to you", "Le hemos escrito")
      case .correction: ("We must correct what we told you", "Corregimos lo que le dijimos")
      }
    return Wording("email.subject", notice.rawValue, words)
  }
}
