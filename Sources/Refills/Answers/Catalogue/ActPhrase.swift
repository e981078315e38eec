/// What is said around the tasks: whether there is one, and whom to call. Each end without medicine has somebody to call.
enum ActPhrase: String, Phrase {
  case yes, also, no, noForNow, askedBefore, onItsWay
  case almostOut, otherPharmacy, looksWrong, ifItDoesNotCome, ifYouDidNotGetIt, notTheOldOne, ifItTurnsUp,
    askAgain, ifNot
  case questions

  static let group = "page.act"

  var words: Wording.Words {
    switch self {
    case .yes: ("Yes: {task}.", "Sí: {task}.")
    case .also: ("{task}.", "{task}.")
    case .no: ("No.", "No.")
    case .noForNow: ("We tell you if that changes.", "Le avisamos si eso cambia.")
    case .askedBefore: ("We have asked you before.", "Ya se lo pedimos antes.")
    case .onItsWay: ("Your medicine is on its way.", "Su medicina va en camino.")
    case .almostOut:
      ("Call us at {phone} if you are almost out.", "Llámenos al {phone} si casi no le queda.")
    case .otherPharmacy:
      (
        "You can wait, or call us at {phone} to ask for another pharmacy.",
        "Puede esperar o llamarnos al {phone} para pedir otra farmacia."
      )
    case .looksWrong:
      (
        "Do not take what looks wrong. Call us at {phone} if you are almost out.",
        "No tome nada que se vea mal. Llámenos al {phone} si casi no le queda."
      )
    case .ifItDoesNotCome: ("Tell us if it does not come.", "Díganos si no llega.")
    case .ifYouDidNotGetIt: ("Tell us if you did not get it.", "Díganos si no lo recibió.")
    case .notTheOldOne:
      (
        "Do not take the old one if it still comes. Call us at {phone} if you are not sure.",
        "No tome la anterior si aún llega. Llámenos al {phone} si no está seguro."
      )
    case .ifItTurnsUp:
      (
        "If you have some of the first order, call us at {phone} before you take it.",
        "Si tiene algo del primer pedido, llámenos al {phone} antes de tomarlo."
      )
    case .askAgain:
      (
        "If you still need it, ask again or call us at {phone}.",
        "Si aún lo necesita, pídalo otra vez o llámenos al {phone}."
      )
    case .ifNot: ("If not, call us at {phone}.", "Si no, llámenos al {phone}.")
    case .questions: ("Questions? Call us at {phone}.", "¿Preguntas? Llámenos al {phone}.")
    }
  }

  /// The remark that stands with a state; nil where things just take their course.
  static func remark(_ answer: RefillChart.Answer) -> ActPhrase? {
    switch answer {
    case .received, .inReview, .approved, .decidedElsewhere, .toBeSigned, .sending, .sent, .pharmacyReceived,
      .preparing, .packed, .holdQuestion, .holdInsurance:
      nil
    case .checkedAgain, .noProvider, .sendingSlow, .transferring, .remainder, .holdTooSoon, .holdPharmacy,
      .deliveryProblem, .notDispensed:
      .almostOut
    case .holdOutOfStock: .otherPharmacy
    case .deliveryDisputed: .looksWrong
    case .shipped, .outForDelivery: .ifItDoesNotCome
    case .pickedUp, .handedOver, .delivered: .ifYouDidNotGetIt
    case .superseded: .notTheOldOne
    case .replaced: .ifItTurnsUp
    case .cancelled: .askAgain
    case .closedUnconfirmed: .ifNot
    case .confirmChange, .beforeSending, .holdMismatch, .partlyReady, .ready, .readyWindowOver,
      .returnedToStock, .transferredOut, .discontinued, .denied, .notAccepted, .expired:
      .questions
    }
  }
}
