/// What stands where patients get in.
package enum DoorPhrase: String, Phrase {
  case title, whatItIs, contact, sendCode, noneOnFile
  case sent, code, enter, wrongCode, tooMany, nothingCame, askAgain, elsewhere
  case open, spent

  package static let group = "page.door"

  package var words: Wording.Words {
    switch self {
    case .title: ("Open your page", "Abra su página")
    case .whatItIs:
      (
        "Your page shows where your prescription is. We send you a code, and you type it here.",
        "Su página muestra dónde está su receta. Le enviamos una clave y usted la escribe aquí."
      )
    case .contact:
      ("Your e-mail or mobile number, as your clinic has it", "Su correo o móvil, como lo tiene su clínica")
    case .sendCode: ("Send me a code", "Enviarme una clave")
    case .noneOnFile:
      (
        "Do you have neither? Call your clinic and ask for a link.",
        "¿No tiene ninguno? Llame a su clínica y pida un enlace."
      )
    case .sent:
      (
        "If your clinic knows it, a code is on its way there. It has six digits.",
        "Si su clínica lo conoce, le llega allí una clave. Tiene seis cifras."
      )
    case .code: ("The code", "La clave")
    case .enter: ("Open my page", "Abrir mi página")
    case .wrongCode:
      (
        "This code does not work. It works for 10 minutes, once, where you asked for it.",
        "Esta clave no sirve. Sirve 10 minutos, una vez, donde usted la pidió."
      )
    case .tooMany:
      ("You tried too many times. Try again in a while.", "Demasiados intentos. Pruebe más tarde.")
    case .nothingCame:
      (
        "Did nothing come? Look at your spam, or call your clinic.",
        "¿No llegó nada? Mire en el correo no deseado o llame a su clínica."
      )
    case .askAgain: ("Ask for a new code", "Pedir otra clave")
    case .elsewhere:
      ("Type this code where you asked for it: {code}", "Escriba esta clave donde la pidió: {code}")
    case .open: ("Show my prescription", "Ver mi receta")
    case .spent:
      (
        "A link works once and for a short time. Ask for a code here.",
        "Un enlace sirve una vez y por poco tiempo. Pida aquí una clave."
      )
    }
  }
}
