/// What stands where a patient asks for refills.
package enum RequestPhrase: String, Phrase {
  case title, which, sameAsLast, due, why, renewal, onItsWay, denied, send
  case nothing, choseNone, sayWhy, choosePharmacy, full, changed

  package static let group = "page.request"

  package var words: Wording.Words {
    switch self {
    case .title: ("Ask for a refill", "Pedir un resurtido")
    case .which: ("What do you need?", "¿Qué necesita?")
    case .sameAsLast: ("From {pharmacy}, as before.", "De {pharmacy}, como antes.")
    case .due:
      (
        "You can ask for it from {date} on. Do you need it before? Choose it, and tell us why.",
        "Puede pedirla desde el {date}. ¿La necesita antes? Elíjala y díganos por qué."
      )
    case .why: ("Why you need it early", "Por qué la necesita antes")
    case .renewal:
      (
        "It needs a new prescription. Someone at your clinic looks at it first.",
        "Necesita una receta nueva. Alguien de su clínica la mira primero."
      )
    case .onItsWay: ("We already have this one.", "Esta ya la tenemos.")
    case .denied:
      (
        "We said no to this one not long ago. Read why, or call us at {phone}.",
        "Hace poco dijimos que no a esta. Lea por qué o llámenos al {phone}."
      )
    case .send: ("Ask for it", "Pedir")
    case .nothing:
      (
        "There is nothing that you can ask for here. Call us at {phone} if you need something.",
        "No hay nada que pueda pedir aquí. Llámenos al {phone} si necesita algo."
      )
    case .choseNone: ("Choose what you need.", "Elija lo que necesita.")
    case .sayWhy: ("Tell us why you need it early.", "Díganos por qué la necesita antes.")
    case .choosePharmacy: ("Choose a pharmacy.", "Elija una farmacia.")
    case .full:
      (
        "You have asked for many today. Call us at {phone} if you need more.",
        "Hoy pidió muchas. Llámenos al {phone} si necesita más."
      )
    case .changed:
      ("Something has changed meanwhile. Please choose again.", "Algo cambió mientras tanto. Elija otra vez.")
    }
  }
}
