import Refills

/// What somebody is answered at once who texted us: one text each.
enum TextReply: String, Phrase {
  case stopped = "stop"
  case started = "start"
  case help
  case wrongNumber

  static let group = "text.reply"

  var words: Wording.Words {
    switch self {
    case .stopped:
      (
        "{clinic}: You will get no more texts. Your order goes on. To cancel an order call {phone}. Reply START for texts.",
        "{clinic}: Ya no le enviamos mensajes. Su pedido sigue. Para cancelar un pedido llame al {phone}. Para recibir: START."
      )
    case .started:
      (
        "{clinic}: You will get texts about your orders again. Reply STOP to end them. Help: {phone}",
        "{clinic}: Le enviamos de nuevo mensajes sobre sus pedidos. Responda STOP para no recibir. Ayuda: {phone}"
      )
    case .help:
      (
        "{clinic}: We text you about your orders. For help call {phone}. Reply STOP to end texts.",
        "{clinic}: Le avisamos sobre sus pedidos. Para ayuda llame al {phone}. Responda STOP para no recibir."
      )
    case .wrongNumber:
      (
        "{clinic}: Sorry. We will not text this number again. Help: {phone}",
        "{clinic}: Disculpe. Ya no enviamos mensajes a este teléfono. Ayuda: {phone}"
      )
    }
  }
}
