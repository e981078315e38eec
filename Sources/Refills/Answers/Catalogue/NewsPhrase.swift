/// What may stand beside what comes next: corrections, a wish to cancel, doubt, lateness, promises.
enum NewsPhrase: String, Phrase {
  case weSaid, pharmacyChanged, carrierChanged, changed, sorry
  case cancelAsked, notCancelled, notCancelledMayCome, cancelSaid
  case unsure, goOnWhenDone, takesLonger, moreByTime, moreByDate

  static let group = "page.news"

  var words: Wording.Words {
    switch self {
    case .weSaid: ("{When} we said {said}.", "{When} dijimos que {said}.")
    case .pharmacyChanged: ("The pharmacy changed that {when}.", "La farmacia lo cambió {when}.")
    case .carrierChanged: ("The carrier changed that {when}.", "El transportista lo cambió {when}.")
    case .changed: ("That changed {when}.", "Eso cambió {when}.")
    case .sorry: ("Sorry.", "Disculpe.")
    case .cancelAsked:
      (
        "We asked the pharmacy to cancel it. It may still come.",
        "Pedimos a la farmacia que lo cancele. Puede que aún llegue."
      )
    case .notCancelled: ("It was not cancelled.", "No se canceló.")
    case .notCancelledMayCome:
      ("It was not cancelled. It may still come.", "No se canceló. Puede que aún llegue.")
    case .cancelSaid: ("The pharmacy says it cancelled it.", "La farmacia dice que lo canceló.")
    case .unsure:
      (
        "The pharmacy's last news was not clear. Our team is asking.",
        "La última noticia de la farmacia no fue clara. Nuestro equipo pregunta."
      )
    case .goOnWhenDone: ("We go on when you are done.", "Seguimos cuando usted termine.")
    case .takesLonger: ("It takes longer than we said. Sorry.", "Tarda más de lo que dijimos. Disculpe.")
    case .moreByTime: ("You should hear more by {time}.", "Debe haber noticias antes de las {time}.")
    case .moreByDate: ("You should hear more by {time}.", "Debe haber noticias antes del {time}.")
    }
  }
}
