/// The row of steps above the answers, and the headline that stands in for a state's own while the patient's part
/// holds it up.
enum StagePhrase: String, Phrase {
  case asked, withProvider, saidYes, decided, atPharmacy, onItsWayOrReady, yourTurn, over

  static let group = "page.stage"

  var words: Wording.Words {
    switch self {
    case .asked: ("Requested", "Pedido")
    case .withProvider: ("With your provider", "Con su médico")
    case .saidYes: ("Approved", "Aprobado")
    case .decided: ("Decided", "Decidido")
    case .atPharmacy: ("Sent to pharmacy", "Enviado a la farmacia")
    case .onItsWayOrReady: ("Shipped or ready", "Enviado o listo")
    case .yourTurn: ("Waiting on you", "Le toca a usted")
    case .over: ("Closed", "Cerrado")
    }
  }
}
