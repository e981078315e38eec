import Notifications
import Refills
import Testing

@Suite struct InboundTextTests {
  @Test(
    "Words that end texts end them, however they are written",
    arguments: [
      "STOP", "stop", " Stop. ", "STOP!!!", "stop please", "Please stop", "PLEASE STOP NOW", "Stop it",
      "StopAll",
      "stop all", "QUIT", "end", "REVOKE", "revoke.", "Opt out", "OPT-OUT", "optout", "opt me out",
      "Unsubscribe",
      "unsubscribe me please", "ＳＴＯＰ", "Stop. Who is this?", "stop\nI never asked for this", "remove me",
      "please stop texting me", "Can you stop sending me these", "don't text me anymore",
      "dont text me again",
      "Don’t text this number, do not text me", "do not contact me again", "no more texts please",
      "take me off your list", "I want to opt out", "Quit texting me!!", "I don't want these texts",
      "leave me alone", "would you please stop messaging", "remove my number", "I revoke my consent",
      // Spanish.
      "PARAR", "pare", "Basta ya", "alto", "BAJA", "darme de baja por favor", "Quiero darme de baja",
      "No más mensajes",
      "no mas", "Detener", "fin", "salir", "por favor dejen de enviarme mensajes",
      "No me envíen más mensajes",
      "Ya no quiero recibir mensajes", "deje de escribirme", "no me manden mas textos",
      "quiten mi número de la lista",
    ])
  func stop(text: String) {
    #expect(InboundText.meaning(of: text).meaning == .stop(saidCancel: false))
  }

  @Test(
    "CANCEL ends texts, and a person is to ask whether it meant the order",
    arguments: ["CANCEL", "cancel", "Cancel please", "cancelled", "Cancelar", "CANCELA", "cancele por favor"])
  func cancel(text: String) {
    #expect(InboundText.meaning(of: text).meaning == .stop(saidCancel: true))
  }

  @Test(
    "START and its kin bring texts back",
    arguments: [
      "START", "start", "Start please", "UNSTOP", "resume", "subscribe", "Iniciar", "COMENZAR", "alta",
    ])
  func start(text: String) {
    #expect(InboundText.meaning(of: text).meaning == .start)
  }

  @Test(
    "HELP is answered",
    arguments: ["HELP", "help", "Help!", "info", "help me please", "AYUDA", "ayúdame", "información"])
  func help(text: String) {
    #expect(InboundText.meaning(of: text).meaning == .help)
  }

  @Test(
    "A wrong number is heard before anything else",
    arguments: [
      "wrong number", "Sorry, you have the WRONG number", "Stop texting, wrong person!",
      "STOP. Wrong number.",
      "This is not my number, I mean there's nobody by that name", "Número equivocado",
      "se equivocó de número", "No soy esa persona",
    ])
  func wrongNumber(text: String) {
    #expect(InboundText.meaning(of: text).meaning == .wrongNumber)
  }

  @Test(
    "What could be about the order, or says the opposite, is for a person",
    arguments: [
      "cancel my order", "Can you cancel the order from Monday?", "I'll stop by the pharmacy tomorrow",
      "please don't stop texting me", "do not stop", "Did you stop the order?",
      "why did you stop texting me?",
      "I will end my shift at 5", "is it ready?", "ok", "Yes", "thanks", "", "   ", "👍",
      "Quiero cancelar mi pedido",
      "no dejen de enviarme mensajes", "¿Está listo?", "when can I start taking it",
      "the end of the month works",
      "I need help with my order", "The bus has a stop there", "nonstop", "ends", "stopped",
      String(repeating: "please stop texting me ", count: 20),
    ])
  func words(text: String) {
    #expect(InboundText.meaning(of: text).meaning == .words)
  }

  @Test("The language of a word is known, so that it is answered in it")
  func language() {
    #expect(InboundText.meaning(of: "BASTA").language == .spanish)
    #expect(InboundText.meaning(of: "unsubscribe").language == .english)
    #expect(InboundText.meaning(of: "is it ready?").language == nil)
  }
}
