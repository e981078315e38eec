import Refills

extension Wording {
  /// The one line of a text. In Spanish with those letters alone that the plain alphabet of texts has: one á more would halve
  /// what fits.
  static func textStatus(_ notice: RefillChart.Notice) -> Wording {
    let words: Words =
      switch notice {
      case .received: ("We have your request.", "Tenemos su pedido.")
      case .approved: ("Your provider said yes.", "Su pedido fue aceptado.")
      case .sent: ("Your order was sent to the pharmacy.", "Su pedido fue enviado a la farmacia.")
      case .preparing: ("The pharmacy is filling your order.", "La farmacia prepara su pedido.")
      case .held: ("Your order is on hold.", "Su pedido queda en pausa.")
      case .ready: ("Your order is ready to pick up.", "Ya puede recoger su pedido.")
      case .partlyReady: ("Part of your order is ready.", "Ya puede recoger una parte.")
      case .partlyPickedUp: ("More of your order is to come.", "Falta una parte de su pedido.")
      case .collectReminder: ("Your order is waiting for you.", "Su pedido le espera.")
      case .windowOver: ("Your order may be put back. Call first.", "Tal vez guarden su pedido. Llame antes.")
      case .shipped: ("Your order is on its way.", "Su pedido va en camino.")
      case .delivered: ("Your order was delivered.", "Su pedido fue entregado.")
      case .sentAgain: ("We asked for your order again.", "Pedimos otra vez su pedido.")
      case .deliveryProblem: ("There is a problem with your delivery.", "Hay un problema con su entrega.")
      case .returned: ("The pharmacy put your order back.", "La farmacia ya no guarda su pedido.")
      case .notDispensed: ("The pharmacy did not fill your order.", "La farmacia no ha surtido su pedido.")
      case .denied: ("Your provider said no.", "Su pedido no fue aceptado.")
      case .notAccepted: ("We could not take your request.", "No fue posible tomar su pedido.")
      case .expired: ("Your request ran out.", "Su pedido ha vencido.")
      case .needsYou: ("We need something from you.", "Necesitamos algo de usted.")
      case .reminder: ("We still need something from you.", "Seguimos esperando algo de usted.")
      case .late: ("Your order takes longer than we said.", "Su pedido va con retraso.")
      case .cancelConfirmed: ("Your order was cancelled.", "Su pedido fue cancelado.")
      case .cancelRefused: ("Your order was not cancelled.", "Su pedido no se ha cancelado.")
      case .changed: ("Something about your order changed.", "Algo ha cambiado en su pedido.")
      case .doNotTake: ("Do not use this order. Please call us.", "No use este pedido. Por favor, llame.")
      case .wrongItem: ("Do not use what you got.", "No use lo que ha recibido.")
      case .answered: ("We wrote to you.", "Le hemos escrito.")
      case .correction: ("We must correct what we told you.", "Corregimos lo que le dijimos.")
      }
    return Wording("text.status", notice.rawValue, words)
  }
}
