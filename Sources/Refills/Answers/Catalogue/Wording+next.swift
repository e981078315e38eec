extension Wording {
  /// What comes next by itself, from where it is. Long because it speaks for every state, in one place, without a
  /// default; `NextPhrase` has what is said instead where more is known.
  static func next(_ answer: RefillChart.Answer) -> Wording {
    let words: Words =
      switch answer {
      case .received:
        ("We check it now. Then your provider looks at it.", "Lo revisamos ahora. Luego lo ve su médico.")
      case .checkedAgain:
        (
          "You moved. We look for a provider who may help you there. You keep your place in line.",
          "Usted se mudó. Buscamos un médico que pueda atenderle allí. Conserva su lugar en la fila."
        )
      case .inReview: ("Your provider reads it and says yes or no.", "Su médico lo lee y dice sí o no.")
      case .confirmChange:
        (
          "Your provider wants to change something. We go on when you answer.",
          "Su médico quiere cambiar algo. Seguimos cuando usted responda."
        )
      case .noProvider:
        (
          "None of our providers may treat you where you are now. Our team looks for one.",
          "Ningún médico nuestro puede atenderle donde está ahora. Nuestro equipo busca uno."
        )
      case .approved: ("Next, we send it to the pharmacy.", "Ahora lo enviamos a la farmacia.")
      case .beforeSending:
        (
          "Your provider said yes. We send it when you are done.",
          "Su médico dijo que sí. Lo enviamos cuando usted termine."
        )
      case .decidedElsewhere:
        ("We tell you when we know it was sent.", "Le avisamos cuando sepamos que se envió.")
      case .toBeSigned:
        (
          "Your provider said yes. It goes to the pharmacy once it is signed.",
          "Su médico dijo que sí. Va a la farmacia cuando esté firmada."
        )
      case .sending:
        ("We wait for the pharmacy to say it has it.", "Esperamos que la farmacia diga que lo tiene.")
      case .sendingSlow:
        (
          "It did not go through as it should. Our team works on it.",
          "No se envió como debía. Nuestro equipo lo arregla."
        )
      case .sent: ("{Pharmacy} has not confirmed it yet.", "{Pharmacy} aún no lo confirma.")
      case .pharmacyReceived:
        ("{Pharmacy} has not said that it is filling it yet.", "{Pharmacy} aún no dice que lo prepara.")
      case .preparing:
        (
          "We tell you when the pharmacy says it is ready.",
          "Le avisamos cuando la farmacia diga que está listo."
        )
      case .transferring:
        (
          "The first pharmacy is passing it on. This can take a few days.",
          "La primera farmacia lo está pasando. Puede tardar unos días."
        )
      case .remainder: ("The pharmacy still owes you the rest.", "La farmacia aún le debe el resto.")
      case .holdTooSoon:
        (
          "The pharmacy has not told us from when on it can.",
          "La farmacia no nos ha dicho desde cuándo puede."
        )
      case .holdOutOfStock: ("It waits for more to come in.", "Espera que llegue más.")
      case .holdQuestion:
        (
          "Your provider has to answer first. Then the pharmacy can go on.",
          "Su médico tiene que responder antes. Luego la farmacia puede seguir."
        )
      case .holdInsurance:
        (
          "We work on it with your plan. We tell you what it says.",
          "Lo vemos con su seguro. Le avisamos lo que diga."
        )
      case .holdMismatch:
        (
          "Something about you or your plan does not match there. It goes on when that is fixed.",
          "Algo de usted o de su seguro no coincide allí. Sigue cuando eso se arregle."
        )
      case .holdPharmacy:
        (
          "We do not know all about it yet. Our team is asking.",
          "Aún no sabemos todo. Nuestro equipo pregunta."
        )
      case .partlyReady:
        ("We tell you when the rest is ready.", "Le avisamos cuando el resto esté listo.")
      case .ready:
        ("The pharmacy keeps it for you for some days.", "La farmacia se lo guarda unos días.")
      case .readyWindowOver:
        ("The pharmacy has not said that it is gone.", "La farmacia no ha dicho que ya no esté.")
      case .packed: ("Next, it leaves the pharmacy.", "Ahora sale de la farmacia.")
      case .shipped: ("It has left the pharmacy.", "Ya salió de la farmacia.")
      case .outForDelivery:
        ("The driver has it and is on the way to you.", "El repartidor lo tiene y va hacia usted.")
      case .deliveryProblem:
        (
          "We do not know yet where it is. Our team is asking.",
          "Aún no sabemos dónde está. Nuestro equipo pregunta."
        )
      case .deliveryDisputed:
        (
          "Our team looks into it and calls or writes to you.",
          "Nuestro equipo lo revisa y le llama o le escribe."
        )
      case .pickedUp, .handedOver, .delivered: ("This refill is done.", "Este pedido terminó.")
      case .closedUnconfirmed: ("Nobody told us that it reached you.", "Nadie nos dijo que le llegó.")
      case .returnedToStock: ("You can ask to have it filled again.", "Puede pedir que lo surtan otra vez.")
      case .notDispensed:
        (
          "Our team finds out why, and what else can be done.",
          "Nuestro equipo averigua por qué y qué más se puede hacer."
        )
      case .cancelled: ("Nothing more is planned for it.", "No hay nada más previsto.")
      case .transferredOut:
        (
          "The new pharmacy fills it. We can't see it from here on.",
          "La farmacia nueva lo surte. Desde aquí ya no lo vemos."
        )
      case .discontinued: ("It will not be filled again.", "No se surtirá otra vez.")
      case .superseded: ("Your provider wrote a new one for you.", "Su médico le hizo una nueva.")
      case .replaced:
        (
          "A new order takes the place of this one. It does not cost you more.",
          "Un pedido nuevo toma el lugar de este. No le cuesta más."
        )
      case .denied, .notAccepted: ("Call us and ask why.", "Llámenos y pregunte por qué.")
      case .expired:
        (
          "It ended before it could be filled. You need a new one.",
          "Venció antes de surtirse. Necesita una nueva."
        )
      }
    return Wording("page.next", answer.rawValue, words)
  }
}
