import Refills

/// The lines below the words of an e-mail; `more` where it stands for other news too.
enum EmailFrame: String, Phrase {
  case more, page, phone

  static let group = "email.frame"

  var words: Wording.Words {
    switch self {
    case .more: ("There is more news on your page.", "Hay otro aviso en su página.")
    case .page: ("See your page: {link}", "Vea su página: {link}")
    case .phone: ("Phone: {phone}", "Teléfono: {phone}")
    }
  }
}
