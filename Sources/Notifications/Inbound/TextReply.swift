import Refills

/// What somebody is answered at once who texted us. One text each, in the product's own words,
/// in Spanish with those letters alone that the plain alphabet of texts (GSM 03.38) has.
enum TextReply: Hashable, Sendable, CaseIterable {
  case stopped, started, help, wrongNumber

  func words(_ language: Language, _ clinic: ClinicVoice) -> String {
    let (name, phone) = (HeaderText.clean(clinic.name), HeaderText.clean(clinic.phone))
    return switch (self, language) {
    case (.stopped, .english):
      "\(name): You will get no more texts. Your order goes on. To cancel an order call \(phone). Reply START for texts."
    case (.stopped, .spanish):
      "\(name): Ya no le enviamos mensajes. Su pedido sigue. Para cancelar un pedido llame al \(phone). Para recibir: START."
    case (.started, .english):
      "\(name): You will get texts about your orders again. Reply STOP to end them. Help: \(phone)"
    case (.started, .spanish):
      "\(name): Le enviamos de nuevo mensajes sobre sus pedidos. Responda STOP para no recibir. Ayuda: \(phone)"
    case (.help, .english):
      "\(name): We text you about your orders. For help call \(phone). Reply STOP to end texts."
    case (.help, .spanish):
      "\(name): Le avisamos sobre sus pedidos. Para ayuda llame al \(phone). Responda STOP para no recibir."
    case (.wrongNumber, .english): "\(name): Sorry. We will not text this number again."
    case (.wrongNumber, .spanish): "\(name): Disculpe. Ya no enviamos mensajes a este teléfono."
    }
  }
}
