/// What is known of sending, visits and money, and how to reach a person.
enum FactPhrase: String, Phrase {
  case notSentYet, notSigned, noProof, beingSent, notKnownWhetherSent, refused, sentAt, sentTo, notConfirmed,
    neverSent
  case visitAsked, visitFirst, noVisit
  case paymentOpen, priceOpen, insuranceOpen, noPrice, noCostAgain
  case callUs, writeOrCall

  static let group = "page.fact"

  var words: Wording.Words {
    switch self {
    case .notSentYet: ("Not yet.", "Todavía no.")
    case .notSigned:
      ("Not yet. Your provider has to sign first.", "Todavía no. Su médico tiene que firmar antes.")
    case .noProof: ("We do not know yet. We wait for proof.", "Aún no lo sabemos. Esperamos la prueba.")
    case .beingSent:
      (
        "We are sending it. We do not know yet if it got there.",
        "Lo estamos enviando. Aún no sabemos si llegó."
      )
    case .notKnownWhetherSent:
      ("We do not know yet. Our team is finding out.", "Aún no lo sabemos. Nuestro equipo averigua.")
    case .refused:
      (
        "No. The pharmacy did not take it. Our team works on it.",
        "No. La farmacia no lo aceptó. Nuestro equipo lo arregla."
      )
    case .sentAt: ("Yes, to {pharmacy}, {time}.", "Sí, a {pharmacy}, {time}.")
    case .sentTo: ("Yes, to {pharmacy}.", "Sí, a {pharmacy}.")
    case .notConfirmed: ("{Pharmacy} has not confirmed it.", "{Pharmacy} no lo ha confirmado.")
    case .neverSent: ("No. It was not sent.", "No. No se envió.")
    case .visitAsked:
      (
        "You need a visit for this refill. Please book it.",
        "Necesita una cita para este pedido. Pídala, por favor."
      )
    case .visitFirst:
      ("You need a visit before the next refill.", "Necesita una cita antes del próximo pedido.")
    case .noVisit:
      (
        "We know of no visit for this refill. Call us at {phone} to ask.",
        "No vemos ninguna cita para este pedido. Llámenos al {phone} para preguntar."
      )
    case .paymentOpen:
      (
        "A payment is open. Please update your card.",
        "Hay un pago pendiente. Actualice su tarjeta, por favor."
      )
    case .priceOpen:
      (
        "There is a price to agree to. You pay nothing before that.",
        "Hay un precio por aceptar. No paga nada antes."
      )
    case .insuranceOpen:
      (
        "Your plan has to be checked first. We do not know the price yet.",
        "Hay que revisar su seguro antes. Aún no sabemos el precio."
      )
    case .noCostAgain:
      (
        "Nothing more. This one is sent because the first did not come.",
        "Nada más. Este se envía porque el primero no llegó."
      )
    case .noPrice:
      (
        "We do not know the price. Ask the pharmacy before you pay.",
        "No sabemos el precio. Pregunte a la farmacia antes de pagar."
      )
    case .callUs: ("Call us at {phone}.", "Llámenos al {phone}.")
    case .writeOrCall: ("Write to us here, or call {phone}.", "Escríbanos aquí o llame al {phone}.")
    }
  }
}
