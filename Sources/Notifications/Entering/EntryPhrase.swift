import Refills

/// What is sent to somebody who wants to open their page: a code to type, and in an e-mail a link that does the same.
enum EntryPhrase: String, Phrase {
  case subject, code, link, unasked

  static let group = "email.entry"

  var words: Wording.Words {
    switch self {
    case .subject: ("Your code is {code}", "Su clave es {code}")
    case .code:
      (
        "Your code is {code}. Type it where you asked for it. It works for 10 minutes, once.",
        "Su clave es {code}. Escríbala donde la pidió. Sirve 10 minutos, una vez."
      )
    case .link: ("Or open your page here: {link}", "O abra su página aquí: {link}")
    case .unasked:
      (
        "Did you not ask for it? Then do nothing. We never call you to ask for this code.",
        "¿No la pidió usted? No haga nada. Nunca le llamamos para pedir esta clave."
      )
    }
  }
}

/// The same in a text.
enum EntryTextPhrase: String, Phrase {
  case code

  static let group = "text.entry"

  var words: Wording.Words {
    (
      "{clinic}: Your code is {code}. It works for 10 minutes, once. We never call you to ask for it.",
      "{clinic}: Su clave es {code}. Sirve 10 minutos, una vez. Nunca le llamamos para pedirla."
    )
  }
}
