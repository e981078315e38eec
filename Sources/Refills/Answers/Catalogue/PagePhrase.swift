/// What stands around the answers: the questions themselves, headings, and what can be pressed.
package enum PagePhrase: String, Phrase {
  case whatIsNext, whatToDo, whenIsTheVisit, isItSent, whatToPay, howToWrite
  case allOfThem, eachOfThem, seeAll, soFar, stages, tellUs, otherLanguage, signOut
  case updated, lookAgain
  case doItNow, writeNow, readIt, trackParcel, callPharmacy, openingHours, closedThatDay
  case oneMoreToDo, moreToDo
  case nothingOnItsWay, nothingToSend, noVisitAtAll, nothingToPay

  package static let group = "page.label"

  package var words: Wording.Words {
    switch self {
    case .whatIsNext: ("What happens next?", "¿Qué sigue?")
    case .whatToDo: ("Do I need to do anything right now?", "¿Tengo que hacer algo ahora?")
    case .whenIsTheVisit: ("When is my appointment?", "¿Cuándo es mi cita?")
    case .isItSent: ("Has my prescription been sent?", "¿Se envió mi receta?")
    case .whatToPay: ("What am I paying for?", "¿Qué estoy pagando?")
    case .howToWrite: ("How do I message someone?", "¿Cómo escribo a alguien?")
    case .allOfThem: ("Your prescriptions", "Sus recetas")
    case .eachOfThem: ("One by one", "Una por una")
    case .seeAll: ("See all of it", "Ver todo")
    case .soFar: ("So far", "Hasta ahora")
    case .stages: ("Stages", "Etapas")
    case .tellUs: ("Tell us something about this order", "Díganos algo sobre este pedido")
    case .otherLanguage: ("Español", "English")
    case .signOut: ("Sign out", "Salir")
    case .updated: ("There is news on this page.", "Hay novedades en esta página.")
    case .lookAgain: ("Look again", "Mirar otra vez")
    case .doItNow: ("Do it now", "Hacerlo ahora")
    case .writeNow: ("Write a message", "Escribir un mensaje")
    case .readIt: ("Read it", "Leerlo")
    case .trackParcel: ("Track the parcel", "Seguir el paquete")
    case .callPharmacy: ("Call the pharmacy", "Llamar a la farmacia")
    case .openingHours: ("Opening hours", "Horario")
    case .closedThatDay: ("closed", "cerrado")
    case .oneMoreToDo: ("One more thing is below.", "Hay una cosa más abajo.")
    case .moreToDo: ("There are {amount} more things below.", "Hay {amount} cosas más abajo.")
    case .nothingOnItsWay: ("Nothing is on its way.", "No hay nada en camino.")
    case .nothingToSend: ("No. There is nothing to send.", "No. No hay nada que enviar.")
    case .noVisitAtAll:
      (
        "We know of no visit. Call us at {phone} to ask.",
        "No vemos ninguna cita. Llámenos al {phone} para preguntar."
      )
    case .nothingToPay: ("We know of nothing to pay.", "No vemos nada que pagar.")
    }
  }
}
