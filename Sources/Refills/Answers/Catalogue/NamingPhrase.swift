/// What stands where a drug's name would, while the clinic wants to know first who looks.
package enum NamingPhrase: String, Phrase {
  case unnamed, unnamedOfSeveral, why, born, show, wrong, tooOften, notKnown

  package static let group = "page.naming"

  package var words: Wording.Words {
    switch self {
    case .unnamed: ("Prescription asked for on {date}", "Receta pedida el {date}")
    case .unnamedOfSeveral:
      (
        "Prescription {amount} of {whole}, asked for on {date}",
        "Receta {amount} de {whole}, pedida el {date}"
      )
    case .why:
      (
        "To see what your medicine is called, tell us when you were born.",
        "Para ver cómo se llama su medicina, díganos cuándo nació."
      )
    case .born: ("Your date of birth", "Su fecha de nacimiento")
    case .show: ("Show the names", "Mostrar los nombres")
    case .wrong:
      (
        "We have another date. Try again, or call us at {phone}.",
        "Tenemos otra fecha. Pruebe otra vez o llámenos al {phone}."
      )
    case .tooOften:
      (
        "You tried too many times. Try again in a while, or call us at {phone}.",
        "Demasiados intentos. Pruebe más tarde o llámenos al {phone}."
      )
    case .notKnown:
      (
        "To see what your medicine is called here, call us at {phone}. We do not have your date of birth.",
        "Para ver aquí cómo se llama su medicina, llámenos al {phone}. No tenemos su fecha de nacimiento."
      )
    }
  }
}
