/// What stands around the things that a patient is asked and can do on the page.
package enum AskedPhrase: String, Phrase {
  case title, wrote, choose, answer, send
  case addressOnFile, addressSame, addressNew, newAddress, newState, saveAddress
  case whichPharmacy, choosePharmacy, writeWhich

  package static let group = "page.asked"

  package var words: Wording.Words {
    switch self {
    case .title: ("What we ask of you", "Lo que le pedimos")
    case .wrote: ("We wrote to you", "Le escribimos")
    case .choose: ("Choose", "Elija")
    case .answer: ("Your answer", "Su respuesta")
    case .send: ("Send the answers", "Enviar las respuestas")
    case .addressOnFile: ("We have this address:", "Tenemos esta dirección:")
    case .addressSame: ("My address is the same", "Mi dirección es la misma")
    case .addressNew: ("I live somewhere else now", "Ahora vivo en otro lugar")
    case .newAddress: ("Your address now", "Su dirección ahora")
    case .newState: ("Your state", "Su estado")
    case .saveAddress: ("Save the address", "Guardar la dirección")
    case .whichPharmacy: ("Which pharmacy should fill it?", "¿Qué farmacia debe prepararla?")
    case .choosePharmacy: ("Choose this pharmacy", "Elegir esta farmacia")
    case .writeWhich:
      ("Write to us below which pharmacy you want.", "Escríbanos abajo qué farmacia prefiere.")
    }
  }
}
