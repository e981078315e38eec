import Refills
import Statecharts

/// One refill as its patient sees it: the stages, the six answers, the way so far, and what the patient can say.
struct RefillView {
  let seen: SeenRefill
  let words: AnswerWords
  let text: AnswerText
  let timeline: Timeline
  let frame: PatientFrame
  let asked: [AskedThing]
  /// Pharmacies that can be chosen, where one is asked for.
  let pharmacies: [ChosenPharmacy]

  private var refill: Refill { seen.refill }

  func write(_ html: inout HTML) {
    html.element("div", ["class": "narrow"]) { html in
      html.element("p", ["class": "quiet"], seen.title(words))
      html.element("h1", text.headline)
      StageBar(refill: refill, words: words).write(&html)
      if let thread = seen.context.beside.thread, thread.state.answer == .waiting,
        thread.facts.soundsDangerous
      {
        html.element("p", ["class": "note"], words.say(ThreadPhrase.emergency))
      }
      html.element("div", ["class": "card"]) { html in
        let links = AnswerLinks(words: words, brand: frame.brand)
        AnswerList(words: words) { question in
          AnswerList.Line(text: text[question], links: links.links(question, of: refill, seen.answers))
        }.write(&html)
      }
      html.element("p", ["class": "quiet", "data-age": ""]) { html in
        html.text(text.asOf + " ")
        html.element("a", ["href": frame.path], words.say(PagePhrase.lookAgain))
      }
      RequestingPage.link(from: frame, words, &html)
      wrote(&html)
      AskedCard(
        things: asked, refill: refill, patient: frame.patient, brand: frame.brand, pharmacies: pharmacies,
        words: words,
        isKnown: frame.naming == .shown
      ).write(&html)
      NamingForm(naming: frame.naming, place: .refill(refill.id), words: words).write(&html)
      beside(&html)
      if let face = seen.pharmacy { PharmacyCard(face: face, words: words).write(&html) }
      ThreadCard(
        refill: refill.id, thread: seen.context.beside.thread, words: words, zone: frame.zone,
        promise: frame.brand.answering, now: seen.context.now
      ).write(&html)
      voice(&html)
      way(&html)
    }
  }

  /// What whoever decided wrote to the patient about it.
  private func wrote(_ html: inout HTML) {
    guard let text = refill.denial?.text?.written else { return }
    html.element("section", ["class": "card"]) { html in
      html.element("h2", words.say(AskedPhrase.wrote))
      html.element("p", ["class": "said"], text)
    }
  }

  /// Its visits and charges, while they say anything.
  private func beside(_ html: inout HTML) {
    let (beside, now) = (seen.context.beside, seen.context.now)
    let isAwaited = refill.record.openActions.contains { $0.kind == .visit }
    html.element("div", ["id": "visit"]) { html in
      for visit in VisitAnswer.telling(beside.visits, at: now) {
        VisitCard(visit: visit, words: words, isAwaited: isAwaited, now: now).write(&html)
      }
    }
    ChargeCard(
      charges: PayAnswer.telling(beside.charges, at: now), words: words, paying: frame.paying
    ).write(&html)
  }

  /// What the patient can say now: read from the chart, so that nothing is offered that cannot happen.
  private func voice(_ html: inout HTML) {
    let isChangeAsked = asked.contains(where: \.isChange)
    let offered = VoicePhrase.allCases.filter {
      refill.hears($0.kind) && !(isChangeAsked && VoicePhrase.toChange.contains($0))
    }
    guard !offered.isEmpty else { return }
    html.element("details", ["class": "card"]) { html in
      html.element("summary", words.say(PagePhrase.tellUs))
      for voice in offered {
        VoiceForm(voice: voice, refill: refill, words: words).write(&html)
      }
    }
  }

  private func way(_ html: inout HTML) {
    html.element("h2", words.say(PagePhrase.soFar))
    html.element("ol", ["class": "way"]) { html in
      for step in timeline.steps.reversed() {
        html.element("li", words.text(of: step))
      }
    }
  }
}
