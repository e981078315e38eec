/// What comes next where more is known than the state alone says.
enum NextPhrase: String, Phrase {
  case signsNew, decided, decides, sentQuietly, preparingToGo, preparingQuietly, preparingToGoQuietly
  case have, haveOf, readyNow, readyNowOf, areReady, goesOut, pickUpBy, wasReadyOn, handsOutQuietly
  case canFillFrom, hopesFor, notToldWhen, notTo, notToFirst

  static let group = "page.nextDetail"

  var words: Wording.Words {
    switch self {
    case .signsNew:
      ("Next, your provider signs a new prescription.", "Ahora su médico firma una receta nueva.")
    case .decided: ("Your provider decided in another system.", "Su médico decidió en otro sistema.")
    case .decides: ("Your provider decides in another system.", "Su médico decide en otro sistema.")
    case .sentQuietly:
      ("This pharmacy does not confirm what it gets.", "Esta farmacia no confirma lo que recibe.")
    case .preparingToGo:
      (
        "We tell you when the pharmacy says it is on its way.",
        "Le avisamos cuando la farmacia diga que va en camino."
      )
    case .preparingQuietly:
      (
        "This pharmacy does not tell us when it is ready. Call it to ask.",
        "Esta farmacia no nos avisa cuando está listo. Llame para preguntar."
      )
    case .preparingToGoQuietly:
      (
        "This pharmacy does not tell us when it goes out. Call it to ask.",
        "Esta farmacia no nos avisa cuando sale. Llame para preguntar."
      )
    case .have: ("You have {amount}.", "Usted tiene {amount}.")
    case .haveOf: ("You have {amount} of {whole}.", "Usted tiene {amount} de {whole}.")
    case .readyNow: ("Ready now: {amount}.", "Listo ahora: {amount}.")
    case .areReady: ("{amount} are ready.", "{amount} están listos.")
    case .readyNowOf: ("Ready now: {amount} of {whole}.", "Listo ahora: {amount} de {whole}.")
    case .goesOut: ("Next, it goes out to you.", "Ahora sale hacia usted.")
    case .pickUpBy: ("Try to pick it up by {date}.", "Trate de recogerlo antes del {date}.")
    case .wasReadyOn: ("It was ready on {date}.", "Estuvo listo el {date}.")
    case .handsOutQuietly:
      (
        "This pharmacy does not tell us who picked theirs up.",
        "Esta farmacia no nos dice quién ya recogió lo suyo."
      )
    case .canFillFrom:
      ("The pharmacy can fill it from {date} on.", "La farmacia puede surtirlo desde el {date}.")
    case .hopesFor: ("It hopes to have it on {date}.", "Espera tenerlo el {date}.")
    case .notToldWhen: ("It has not told us when.", "No nos ha dicho cuándo.")
    case .notTo: ("Do not go to {formerPharmacy}.", "No vaya a {formerPharmacy}.")
    case .notToFirst: ("Do not go to the first pharmacy.", "No vaya a la primera farmacia.")
    }
  }
}
