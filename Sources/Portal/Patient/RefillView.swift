import Refills
import Statecharts

/// One refill as its patient sees it: the stages, the six answers, the way so far, and what the patient can say.
struct RefillView {
  let refill: Refill
  let answers: PatientAnswers
  let text: AnswerText
  let words: AnswerWords
  let drug: String
  let timeline: Timeline
  let frame: PatientFrame

  private var spanish: Bool { frame.language == .spanish }

  func write(_ html: inout HTML) {
    html.element("div", ["class": "narrow"]) { html in
      html.element("p", ["class": "quiet"], drug)
      html.element("h1", text.headline)
      StageBar(refill: refill, words: words, language: frame.language).write(&html)
      html.element("div", ["class": "card"]) { answers(&$0) }
      html.element("p", ["class": "quiet"], text.asOf)
      voice(&html)
      way(&html)
    }
  }

  private func answers(_ html: inout HTML) {
    let rows: [(kind: String, question: String, answer: String)] = [
      ("next", spanish ? "¿Qué sigue?" : "What happens next?", text.next),
      ("act", spanish ? "¿Tengo que hacer algo ahora?" : "Do I need to do anything right now?", text.act),
      ("visit", spanish ? "¿Cuándo es mi cita?" : "When is my appointment?", text.visit),
      ("sent", spanish ? "¿Se envió mi receta?" : "Has my prescription been sent?", text.sent),
      ("pay", spanish ? "¿Qué estoy pagando?" : "What am I paying for?", text.pay),
      ("message", spanish ? "¿Cómo escribo a alguien?" : "How do I message someone?", text.message),
    ]
    html.element("dl", ["class": "answers"]) { html in
      for row in rows {
        html.element("div", ["class": row.kind, "data-answer": row.kind]) { html in
          html.element("dt", row.question)
          html.element("dd") { html in
            html.text(row.answer)
            if row.kind == "act", let link = link {
              html.markup(" ")
              html.element("a", ["href": link], spanish ? "Hacerlo ahora" : "Do it now")
            }
            if row.kind == "message", frame.brand.messages.hasPrefix("https://") {
              html.markup(" ")
              html.element("a", ["href": frame.brand.messages], spanish ? "Escribir" : "Write a message")
            }
            if row.kind == "sent", let parcel = refill.record.parcel?.link, parcel.hasPrefix("https://") {
              html.markup(" ")
              html.element("a", ["href": parcel], spanish ? "Seguir el paquete" : "Track the parcel")
            }
          }
        }
      }
    }
  }

  /// Where the first open action is done.
  private var link: String? {
    refill.record.openActions.compactMap(\.link).first { $0.hasPrefix("https://") }
  }

  /// What the patient can say now: read from the chart, so that nothing is offered that cannot happen.
  private func voice(_ html: inout HTML) {
    let offered = PatientVoice.all.filter { refill.canHear($0.kind) }
    guard !offered.isEmpty else { return }
    html.element("details", ["class": "card"]) { html in
      html.element(
        "summary", spanish ? "Dígannos algo sobre este pedido" : "Tell us something about this order")
      for voice in offered {
        html.element("form", ["method": "post", "action": "/p/refills/\(refill.id)/events"]) { html in
          html.open("input", ["type": "hidden", "name": "type", "value": voice.kind.rawValue])
          html.open("input", ["type": "hidden", "name": "version", "value": String(refill.version)])
          html.element("p") { html in
            html.element("button", ["class": "second"], spanish ? voice.spanish : voice.english)
          }
        }
      }
    }
  }

  private func way(_ html: inout HTML) {
    html.element("h2", spanish ? "Hasta ahora" : "So far")
    html.element("ol", ["class": "way"]) { html in
      for step in timeline.steps.reversed() {
        html.element("li", words.text(of: step))
      }
    }
  }
}

extension Refill {
  /// Whether the chart has an answer to what the patient may say now. A wish to cancel is heard by a region of its
  /// own, as long as the refill lives.
  fileprivate func canHear(_ kind: RefillChart.EventKind) -> Bool {
    progress.handled.contains(kind) || isLive && regions.handled.contains(kind)
  }
}
