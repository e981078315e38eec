import Refills

/// What stands around the line of a text; `more` where it stands for other news too.
enum TextFrame: String, Phrase {
  case usual, more

  static let group = "text.frame"

  var words: Wording.Words {
    switch self {
    case .usual: ("{clinic}: {message} {link} {phone}", "{clinic}: {message} {link} {phone}")
    case .more:
      (
        "{clinic}: {message} More news: {link} {phone}", "{clinic}: {message} Otro aviso: {link} {phone}"
      )
    }
  }
}
