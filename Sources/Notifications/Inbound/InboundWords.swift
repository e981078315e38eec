import Foundation
import Refills

/// Words by which people say what they want of texts, in one language: in lower case, without accents and marks.
struct InboundWords: Sendable {
  /// Each alone, or at the head of a sentence of its own.
  let stop: Set<String>
  let cancel: Set<String>
  let start: Set<String>
  let help: Set<String>
  /// Each anywhere.
  let leaveMe: [String]
  let wrongNumber: [String]
  /// What turns the others into their opposite.
  let goOn: [String]

  static let all: [(Language, InboundWords)] = [(.english, english), (.spanish, spanish)]

  private static let english = InboundWords(
    stop: [
      "stop", "stopall", "stop all", "stop texts", "stop texting", "stop messages", "quit", "end",
      "end texts",
      "revoke", "optout", "opt out", "opt me out", "unsubscribe", "unsub", "remove", "remove me", "arret",
      "no more", "leave me alone", "delete my number", "remove my number",
    ],
    cancel: ["cancel", "cancel all", "canceled", "cancelled", "cancel texts", "cancel messages"],
    start: [
      "start", "unstop", "resume", "subscribe", "start texts", "opt in", "optin", "start again", "restart",
    ],
    help: ["help", "info", "help me", "information", "i need help"],
    leaveMe: [
      "stop texting", "stop messaging", "stop sending", "stop these", "stop the texts", "stop the messages",
      "stop all texts", "stop contacting", "stop bothering", "quit texting", "quit sending", "quit messaging",
      "dont text", "do not text", "dont message me", "do not message me", "dont send me", "do not send me",
      "dont contact me", "do not contact me", "no more texts", "no more messages", "no more text messages",
      "take me off", "unsubscribe me", "opt me out", "want to opt out", "like to opt out", "remove my number",
      "remove me from", "dont want texts", "dont want these", "do not want texts", "do not want these",
      "dont want any more texts", "dont want your texts", "dont want to get texts", "leave me alone",
      "i revoke", "stop receiving",
    ],
    wrongNumber: [
      "wrong number", "wrong person", "wrong phone", "not my number", "number is not his",
      "number is not hers",
      "nobody by that name", "no one by that name", "not the person you", "dont know this person",
      "you have the wrong", "number belongs to someone else", "this isnt his number", "this isnt her number",
    ],
    goOn: [
      "dont stop", "do not stop", "never stop", "not stop texting", "why did you stop", "did you stop",
      "dont unsubscribe", "do not unsubscribe", "why dont you text", "dont text me before",
      "dont text me after",
    ])

  private static let spanish = InboundWords(
    stop: [
      "parar", "pare", "paren", "para ya", "alto", "basta", "baja", "dar de baja", "darme de baja",
      "deme de baja",
      "denme de baja", "detener", "detenga", "detengan", "fin", "terminar", "termina", "salir", "revocar",
      "no mas", "no mas mensajes", "no mas textos", "desuscribir", "desuscribirme", "eliminar", "borrar",
      "quitar", "stop mensajes", "dejeme en paz", "dejenme en paz", "dejame en paz",
    ],
    cancel: ["cancelar", "cancela", "cancele", "cancelen", "cancelar mensajes", "cancelado"],
    start: [
      "iniciar", "inicio", "comenzar", "empezar", "reanudar", "alta", "suscribir", "suscribirme", "activar",
    ],
    help: ["ayuda", "ayudame", "ayudeme", "informacion", "necesito ayuda"],
    leaveMe: [
      "no me envie", "no me envien", "no me mande", "no me manden", "no me escriba", "no me escriban",
      "no quiero mensajes", "no quiero mas", "no quiero recibir", "no quiero textos", "no deseo recibir",
      "no deseo mas", "deje de enviar", "dejen de enviar", "deje de mandar", "dejen de mandar",
      "deje de escribir", "dejen de escribir", "deje de enviarme", "dejen de enviarme", "deje de mandarme",
      "dejen de mandarme", "deje de escribirme", "dejen de escribirme", "pare de enviar", "paren de enviar",
      "pare de mandar", "paren de mandar", "no mas mensajes", "no mas textos", "no mas mensajes de texto",
      "quiten mi numero", "quite mi numero", "borren mi numero", "borre mi numero", "saqueme de",
      "saquenme de", "quiteme de", "quitenme de", "darme de baja", "deme de baja", "denme de baja",
      "dejenme en paz", "dejeme en paz",
    ],
    wrongNumber: [
      "numero equivocado", "numero incorrecto", "numero erroneo", "persona equivocada",
      "se equivoco de numero",
      "se equivocaron de numero", "esta equivocado de numero", "no es mi numero", "este no es el numero de",
      "no conozco a esa persona", "no soy esa persona",
    ],
    goOn: [
      "no pare de", "no paren de", "no dejen de", "no deje de", "por que dejaron de", "no me den de baja",
    ])

  /// Lower case, without accents and apostrophes, one space between words, no marks.
  static func plain(_ text: String) -> String {
    let folded = text.folding(
      options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil
    )
    .lowercased().filter { !"'’‘`".contains($0) }
    return folded.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// A sentence without what only makes it polite or loud.
  static func bare(_ sentence: String) -> String {
    let courtesy: Set<String> = [
      "please", "pls", "plz", "thanks", "thank", "you", "now", "it", "this", "ok", "okay", "just", "hi",
      "hello",
      "por", "favor", "gracias", "ya", "hola", "asap",
    ]
    let words = plain(sentence).split(separator: " ").map(String.init)
    let kept = words.filter { !courtesy.contains($0) }
    return kept.joined(separator: " ")
  }

  /// Whether the words stand in the text one after the other.
  static func has(_ phrase: String, in plain: String) -> Bool {
    " \(plain) ".contains(" \(phrase) ")
  }
}
