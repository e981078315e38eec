/// What patients read where a page cannot be shown or a form cannot be taken.
package enum TroublePhrase: String, Phrase {
  case title, absent, changed, unclear, later, back

  package static let group = "page.trouble"

  package var words: Wording.Words {
    switch self {
    case .title: ("That did not work", "Eso no funcionó")
    case .absent:
      (
        "We do not have what you looked for. Your page shows what we have.",
        "No tenemos lo que buscaba. Su página muestra lo que tenemos."
      )
    case .changed:
      (
        "Something has changed meanwhile. Look at your page again, then try once more.",
        "Algo cambió mientras tanto. Mire su página otra vez y pruebe de nuevo."
      )
    case .unclear:
      (
        "We could not use what was sent. Go back, look at it, then try once more.",
        "No pudimos usar lo que se envió. Vuelva, mírelo y pruebe de nuevo."
      )
    case .later:
      (
        "We cannot do that right now. Try again in a few minutes.",
        "Ahora no podemos hacerlo. Pruebe otra vez en unos minutos."
      )
    case .back: ("Go back", "Volver")
    }
  }
}
