/// Why a request was not taken, and what the provider said of the days without medicine.
enum ReasonPhrase: String, Phrase {
  case alreadyAsked, tooSoon, tooSoonUntil, wasStopped
  case safeToWait, enoughForDays, weCallToday

  static let group = "page.reason"

  var words: Wording.Words {
    switch self {
    case .alreadyAsked: ("We already have a request for it.", "Ya tenemos un pedido de esto.")
    case .tooSoon: ("It is too soon for the next one.", "Es muy pronto para el siguiente.")
    case .tooSoonUntil:
      (
        "It is too soon. You can ask again from {date} on.",
        "Es muy pronto. Puede pedirlo desde el {date}."
      )
    case .wasStopped: ("Your provider stopped this prescription.", "Su médico suspendió esta receta.")
    case .safeToWait:
      ("Your provider says it is safe to wait.", "Su médico dice que puede esperar sin riesgo.")
    case .enoughForDays:
      (
        "Your provider wants to give you enough for {days} days.",
        "Su médico quiere darle para {days} días."
      )
    case .weCallToday: ("We call you today.", "Le llamamos hoy.")
    }
  }
}
