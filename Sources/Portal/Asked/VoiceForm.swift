import Refills

/// A button with which the patient says one thing of the refill.
struct VoiceForm {
  let voice: VoicePhrase
  let refill: Refill
  let words: AnswerWords

  func write(_ html: inout HTML) {
    html.element("form", ["method": "post", "action": "/p/refills/\(refill.id)/events"]) { html in
      html.hidden("type", voice.kind.rawValue)
      html.hidden("version", String(refill.version))
      html.element("p") { html in
        html.element("button", ["class": "second"], words.say(voice))
      }
    }
  }
}
