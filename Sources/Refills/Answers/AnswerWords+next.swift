import Statecharts

extension AnswerWords {
  func next(_ next: NextAnswer) -> String {
    sentences([
      next.correction.map { correction($0, by: next.correctedBy) }, going(next),
      context.formerPharmacy.map { say("Do not go to \($0).", "No vaya a \($0).") },
      cancel(next), unsure(next), pace(next), expectation(next),
    ])
  }

  /// What comes next by itself, from where it is.
  ///
  /// Long because it speaks for every state, in one place, without a default.
  private func going(_ next: NextAnswer) -> String {
    let isSentHome = next.way == .mail || next.way == .courier
    return switch next.answer {
    case .received:
      say("We check it now. Then your provider looks at it.", "Lo revisamos ahora. Luego lo ve su médico.")
    case .checkedAgain:
      say(
        "You moved. We look for a provider who may help you there. You keep your place in line.",
        "Usted se mudó. Buscamos un médico que pueda atenderle allí. Conserva su lugar en la fila.")
    case .inReview:
      say("Your provider reads it and says yes or no.", "Su médico lo lee y dice sí o no.")
    case .confirmChange:
      say(
        "Your provider wants to change something. We go on when you answer.",
        "Su médico quiere cambiar algo. Seguimos cuando usted responda.")
    case .noProvider:
      say(
        "None of our providers may treat you where you are now. Our team looks for one.",
        "Ningún médico nuestro puede atenderle donde está ahora. Nuestro equipo busca uno.")
    case .approved:
      next.isRenewal
        ? say("Next, your provider signs a new prescription.", "Ahora su médico firma una receta nueva.")
        : say("Next, we send it to the pharmacy.", "Ahora lo enviamos a la farmacia.")
    case .beforeSending:
      say(
        "Your provider said yes. We send it when you are done.",
        "Su médico dijo que sí. Lo enviamos cuando usted termine.")
    case .decidedElsewhere:
      sentences([
        next.isDecided
          ? say("Your provider decided in another system.", "Su médico decidió en otro sistema.")
          : say("Your provider decides in another system.", "Su médico decide en otro sistema."),
        say("We tell you when we know it was sent.", "Le avisamos cuando sepamos que se envió."),
      ])
    case .toBeSigned:
      say(
        "Your provider said yes. It goes to the pharmacy once it is signed.",
        "Su médico dijo que sí. Va a la farmacia cuando esté firmada.")
    case .sending:
      say("We wait for the pharmacy to say it has it.", "Esperamos que la farmacia diga que lo tiene.")
    case .sendingSlow:
      say(
        "It did not go through as it should. Our team works on it.",
        "No se envió como debía. Nuestro equipo lo arregla.")
    case .sent:
      next.isTold
        ? say("\(thePharmacy) has not confirmed it yet.", "\(thePharmacy) aún no lo confirma.")
        : say(
          "This pharmacy does not confirm what it gets.", "Esta farmacia no confirma lo que recibe.")
    case .pharmacyReceived:
      say(
        "\(thePharmacy) has not said that it is filling it yet.", "\(thePharmacy) aún no dice que lo prepara."
      )
    case .preparing where !next.isTold:
      isSentHome
        ? say(
          "This pharmacy does not tell us when it goes out. Call it to ask.",
          "Esta farmacia no nos avisa cuando sale. Llame para preguntar.")
        : say(
          "This pharmacy does not tell us when it is ready. Call it to ask.",
          "Esta farmacia no nos avisa cuando está listo. Llame para preguntar.")
    case .preparing:
      isSentHome
        ? say(
          "We tell you when the pharmacy says it is on its way.",
          "Le avisamos cuando la farmacia diga que va en camino.")
        : say(
          "We tell you when the pharmacy says it is ready.",
          "Le avisamos cuando la farmacia diga que está listo.")
    case .transferring:
      say(
        "The first pharmacy is passing it on. This can take a few days.",
        "La primera farmacia lo está pasando. Puede tardar unos días.")
    case .remainder:
      sentences([
        share(next.quantity, say("You have", "Usted tiene")),
        say("The pharmacy still owes you the rest.", "La farmacia aún le debe el resto."),
      ])
    case .partlyReady:
      sentences([
        share(next.quantity, say("Ready now:", "Listo ahora:")),
        say("We tell you when the rest is ready.", "Le avisamos cuando el resto esté listo."),
      ])
    case .ready:
      isSentHome
        ? say("Next, it goes out to you.", "Ahora sale hacia usted.")
        : next.collectBy.map {
          say("Try to pick it up by \(date($0)).", "Trate de recogerlo antes del \(date($0)).")
        } ?? say("The pharmacy keeps it for you for some days.", "La farmacia se lo guarda unos días.")
    case .readyWindowOver:
      sentences([
        next.readyAt.map { say("It was ready on \(date($0)).", "Estuvo listo el \(date($0)).") },
        next.isTold
          ? say("The pharmacy has not said that it is gone.", "La farmacia no ha dicho que ya no esté.")
          : say(
            "This pharmacy does not tell us who picked theirs up.",
            "Esta farmacia no nos dice quién ya recogió lo suyo."),
      ])
    case .packed:
      say("Next, it leaves the pharmacy.", "Ahora sale de la farmacia.")
    case .shipped:
      say("It has left the pharmacy.", "Ya salió de la farmacia.")
    case .outForDelivery:
      say("The driver has it and is on the way to you.", "El repartidor lo tiene y va hacia usted.")
    case .holdTooSoon: tooSoon(until: next.heldUntil)
    case .holdOutOfStock: outOfStock(until: next.heldUntil)
    case .holdQuestion:
      say(
        "Your provider has to answer first. Then the pharmacy can go on.",
        "Su médico tiene que responder antes. Luego la farmacia puede seguir.")
    case .holdInsurance:
      say(
        "We work on it with your plan. We tell you what it says.",
        "Lo vemos con su seguro. Le avisamos lo que diga.")
    case .holdMismatch:
      say(
        "Something about you or your plan does not match there. It goes on when that is fixed.",
        "Algo de usted o de su seguro no coincide allí. Sigue cuando eso se arregle.")
    case .holdPharmacy:
      say(
        "We do not know all about it yet. Our team is asking.",
        "Aún no sabemos todo. Nuestro equipo pregunta.")
    case .deliveryProblem:
      say(
        "We do not know yet where it is. Our team is asking.",
        "Aún no sabemos dónde está. Nuestro equipo pregunta.")
    case .deliveryDisputed:
      say(
        "Our team looks into it and calls or writes to you.",
        "Nuestro equipo lo revisa y le llama o le escribe.")
    case .pickedUp, .handedOver, .delivered: say("This refill is done.", "Este pedido terminó.")
    case .closedUnconfirmed:
      say("Nobody told us that it reached you.", "Nadie nos dijo que le llegó.")
    case .returnedToStock:
      say("You can ask to have it filled again.", "Puede pedir que lo surtan otra vez.")
    case .notDispensed:
      say(
        "Our team finds out why, and what else can be done.",
        "Nuestro equipo averigua por qué y qué más se puede hacer.")
    case .cancelled:
      say("Nothing more is planned for it.", "No hay nada más previsto.")
    case .transferredOut:
      say(
        "The new pharmacy fills it. We can't see it from here on.",
        "La farmacia nueva lo surte. Desde aquí ya no lo vemos.")
    case .discontinued:
      say("It will not be filled again.", "No se surtirá otra vez.")
    case .superseded:
      say("Your provider wrote a new one for you.", "Su médico le hizo una nueva.")
    case .denied: next.denial.map(denied) ?? say("Call us and ask why.", "Llámenos y pregunte por qué.")
    case .notAccepted:
      next.failure.map(notAccepted) ?? say("Call us and ask why.", "Llámenos y pregunte por qué.")
    case .expired:
      say(
        "It ended before it could be filled. You need a new one.",
        "Venció antes de surtirse. Necesita una nueva.")
    }
  }

  /// `You have 30 of 90.`; nil where nobody said how much.
  private func share(_ quantity: Quantity?, _ start: String) -> String? {
    guard let quantity else { return nil }
    guard let whole = quantity.ofThousandths else { return "\(start) \(units(quantity.thousandths))." }
    return say(
      "\(start) \(units(quantity.thousandths)) of \(units(whole)).",
      "\(start) \(units(quantity.thousandths)) de \(units(whole)).")
  }

  /// Thousandths as a decimal number without trailing zeros.
  private func units(_ thousandths: Int64) -> String {
    let rest = thousandths % 1000
    guard rest > 0 else { return String(thousandths / 1000) }
    var digits = String(1000 + rest).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(thousandths / 1000)\(say(".", ","))\(digits)"
  }
}
