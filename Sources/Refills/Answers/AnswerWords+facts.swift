import Statecharts

extension AnswerWords {
  func sent(_ sent: SentAnswer) -> String {
    switch sent {
    case .notYet: say("Not yet.", "Todavía no.")
    case .notSigned:
      say("Not yet. Your provider has to sign first.", "Todavía no. Su médico tiene que firmar antes.")
    case .noProof: say("We do not know yet. We wait for proof.", "Aún no lo sabemos. Esperamos la prueba.")
    case .sending:
      say(
        "We are sending it. We do not know yet if it got there.",
        "Lo estamos enviando. Aún no sabemos si llegó.")
    case .unknown:
      say("We do not know yet. Our team is finding out.", "Aún no lo sabemos. Nuestro equipo averigua.")
    case .refused:
      say(
        "No. The pharmacy did not take it. Our team works on it.",
        "No. La farmacia no lo aceptó. Nuestro equipo lo arregla.")
    case .yes(let moment, let isConfirmed):
      sentences([
        moment.map { say("Yes, to \(pharmacy), \(time($0)).", "Sí, a \(pharmacy), \(time($0)).") }
          ?? say("Yes, to \(pharmacy).", "Sí, a \(pharmacy)."),
        isConfirmed
          ? nil : say("\(thePharmacy) has not confirmed it.", "\(thePharmacy) no lo ha confirmado."),
      ])
    case .never: say("No. It was not sent.", "No. No se envió.")
    }
  }

  func visit(_ visit: VisitAnswer) -> String {
    switch visit {
    case .asked:
      say(
        "You need a visit for this refill. Please book it.",
        "Necesita una cita para este pedido. Pídala, por favor.")
    case .neededFirst:
      say("You need a visit before the next refill.", "Necesita una cita antes del próximo pedido.")
    case .noneKnown:
      say(
        "We know of no visit for this refill. Call us at \(phone) to ask.",
        "No vemos ninguna cita para este pedido. Llámenos al \(phone) para preguntar.")
    }
  }

  func pay(_ pay: PayAnswer) -> String {
    switch pay {
    case .payment:
      say(
        "A payment is open. Please update your card.",
        "Hay un pago pendiente. Actualice su tarjeta, por favor.")
    case .price:
      say(
        "There is a price to agree to. You pay nothing before that.",
        "Hay un precio por aceptar. No paga nada antes.")
    case .insurance:
      say(
        "Your plan has to be checked first. We do not know the price yet.",
        "Hay que revisar su seguro antes. Aún no sabemos el precio.")
    case .unknown:
      say(
        "We do not know the price. Ask the pharmacy before you pay.",
        "No sabemos el precio. Pregunte a la farmacia antes de pagar.")
    }
  }

  func message(_ message: MessageAnswer) -> String {
    message.link == nil
      ? say("Call us at \(message.phone).", "Llámenos al \(message.phone).")
      : say("Write to us here, or call \(message.phone).", "Escríbanos aquí o llame al \(message.phone).")
  }

  func asOf(_ freshness: Freshness) -> String {
    switch freshness {
    case .notAsked: say("There is no pharmacy news yet.", "Aún no hay noticias de la farmacia.")
    case .fresh(let moment, let next):
      sentences([
        moment.map { say("As of \(time($0)).", "Última noticia: \(time($0)).") }
          ?? say("We do not know how old this news is.", "No sabemos de cuándo es esta noticia."),
        again(next),
      ])
    case .stale(let moment, let next):
      sentences([
        since(moment), say("Things may have changed.", "Puede haber cambios."), again(next),
      ])
    case .unavailable(let moment):
      sentences([
        say("We can't reach the pharmacy's system.", "No podemos conectar con la farmacia."),
        moment.map { say("Last news: \(time($0)).", "Última noticia: \(time($0)).") },
      ])
    case .notSupported:
      say(
        "This pharmacy does not send us news. Call it to ask.",
        "Esta farmacia no nos envía noticias. Llame para preguntar.")
    }
  }

  private func since(_ moment: Instant?) -> String {
    guard let moment else {
      return say("We have not heard from the pharmacy yet.", "Aún no sabemos nada de la farmacia.")
    }
    return say(
      "We have not heard from the pharmacy since \(time(moment)).",
      isToday(moment)
        ? "No sabemos nada de la farmacia desde las \(time(moment))."
        : "No sabemos nada de la farmacia desde el \(time(moment)).")
  }

  private func again(_ next: Instant?) -> String? {
    next.map { say("We ask again \(at($0)).", "Preguntamos otra vez \(at($0)).") }
  }
}
