/// What stands around the messages between a patient and the clinic.
package enum ThreadPhrase: String, Phrase {
  case title, emergency, you, clinic, box, send, waiting, answered, whenAnswered, answerBy, answerLate,
    answerIfNow, readWhen, zoneOfHours

  package static let group = "page.thread"

  package var words: Wording.Words {
    switch self {
    case .title: ("Messages", "Mensajes")
    case .emergency:
      (
        "In an emergency call 911. If you think of hurting yourself, call or text 988.",
        "En una emergencia llame al 911. Si piensa en hacerse daño, llame o escriba al 988."
      )
    case .you: ("You", "Usted")
    case .clinic: ("Our team", "Nuestro equipo")
    case .box: ("Your message about this order", "Su mensaje sobre este pedido")
    case .send: ("Send the message", "Enviar el mensaje")
    case .waiting:
      ("We have your message and will answer here.", "Tenemos su mensaje y le contestaremos aquí.")
    case .answered: ("We wrote to you.", "Le hemos escrito.")
    case .answerBy:
      (
        "You should have an answer by {time}.", "Debería tener una respuesta, a más tardar: {time}."
      )
    case .answerLate:
      (
        "This takes longer than we said. You can call us, too.",
        "Esto tarda más de lo que dijimos. También puede llamarnos."
      )
    case .answerIfNow:
      (
        "If you write now, you should have an answer by {time}.",
        "Si escribe ahora, debería tener una respuesta, a más tardar: {time}."
      )
    case .readWhen: ("When we read messages", "Cuándo leemos los mensajes")
    case .zoneOfHours:
      (
        "These are the clinic's own times. It is {time} there now.",
        "Son las horas de la clínica. Allí ahora: {time}."
      )
    case .whenAnswered:
      (
        "Our team reads messages while the office is open.",
        "Nuestro equipo lee los mensajes cuando la oficina está abierta."
      )
    }
  }
}
