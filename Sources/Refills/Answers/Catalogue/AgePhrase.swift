/// How old the news is, and when there will be more; and how a time stands in a sentence.
enum AgePhrase: String, Phrase {
  case noNews, asOf, ageUnknown, nothingYet, nothingSinceTime, nothingSinceDate, mayHaveChanged, noReach,
    lastNews
  case neverReports, weAskAgain, atTime, onDate, corrected

  static let group = "page.age"

  var words: Wording.Words {
    switch self {
    case .noNews: ("There is no pharmacy news yet.", "Aún no hay noticias de la farmacia.")
    case .asOf: ("As of {time}.", "Última noticia: {time}.")
    case .ageUnknown:
      ("We do not know how old this news is.", "No sabemos de cuándo es esta noticia.")
    case .nothingYet:
      ("We have not heard from the pharmacy yet.", "Aún no sabemos nada de la farmacia.")
    case .nothingSinceTime:
      (
        "We have not heard from the pharmacy since {time}.",
        "No sabemos nada de la farmacia desde las {time}."
      )
    case .nothingSinceDate:
      ("We have not heard from the pharmacy since {time}.", "No sabemos nada de la farmacia desde el {time}.")
    case .mayHaveChanged: ("Things may have changed.", "Puede haber cambios.")
    case .noReach: ("We can't reach the pharmacy's system.", "No podemos conectar con la farmacia.")
    case .lastNews: ("Last news: {time}.", "Última noticia: {time}.")
    case .neverReports:
      (
        "This pharmacy does not send us news. Call it to ask.",
        "Esta farmacia no nos envía noticias. Llame para preguntar."
      )
    case .weAskAgain: ("We ask again {when}.", "Preguntamos otra vez {when}.")
    case .atTime: ("at {time}", "a las {time}")
    case .onDate: ("on {time}", "el {time}")
    case .corrected: ("(corrected)", "(corregido)")
    }
  }
}
