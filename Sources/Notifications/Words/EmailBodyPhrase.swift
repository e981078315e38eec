import Refills

/// What stands in an e-mail in place of a notice's own body where more is known.
enum EmailBodyPhrase: String, Phrase {
  case lateUntil, corrected

  static let group = "email.body"

  var words: Wording.Words {
    switch self {
    case .lateUntil:
      (
        "Your order takes longer than we said. We now expect it by {time}. We are sorry.",
        "Su pedido tarda más de lo que dijimos. Ahora lo esperamos para el {time}. Lo sentimos."
      )
    case .corrected:
      (
        "At {time} we said that {said}. That changed at {when}. We are sorry.",
        "El {time} dijimos que {said}. Eso cambió el {when}. Lo sentimos."
      )
    }
  }
}
