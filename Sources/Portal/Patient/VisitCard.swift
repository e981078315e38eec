import Refills
import Statecharts

/// One visit on the patient's page: when, where, what to have at hand, and what can be done about it.
struct VisitCard {
  let visit: Visit
  let words: AnswerWords
  /// The refill asks for it and waits.
  let isAwaited: Bool
  let now: Instant

  private var plan: VisitPlan { visit.facts.plan }

  func write(_ html: inout HTML) {
    html.element("section", ["class": "card"]) { html in
      html.element("h2", words.say(VisitPhrase.yourVisit))
      html.element("p", words.visit(VisitAnswer(visit, at: now)))
      if visit.state == .cancelled, let reason = visit.facts.cancelled?.reason { html.element("p", reason) }
      guard visit.isLive, !visit.isOver(at: now) else { return }
      if visit.state != .missed { details(&html) }
      let isToBook = plan.startsAt == nil || visit.state == .missed
      html.link(to: plan.moveLink, words.say(isToBook ? VisitPhrase.bookIt : .moveIt))
      offered(&html)
      if visit.state == .confirmed { html.element("p", words.say(VisitPhrase.confirmed)) }
      if isToConfirm {
        form(.visitConfirmed, &html) { html in
          html.element("button", ["class": "second"], words.say(VisitPhrase.confirm))
        }
      }
      if can(.visitMoveAsked) { move(&html) }
    }
  }

  private var isToConfirm: Bool {
    switch visit.state {
    case .booked, .moved, .rebooked: plan.startsAt != nil && can(.visitConfirmed)
    case .planned, .offered, .askedFor, .confirmed, .moveAsked, .missed, .recovering, .recoveryAsked, .held,
      .cancelled:
      false
    }
  }

  private func details(_ html: inout HTML) {
    let rows = [
      (VisitPhrase.with, plan.with), (.place, plan.place), (.prepare, plan.prepare),
    ].compactMap { phrase, text in text.map { (words.say(phrase), $0) } }
    if !rows.isEmpty {
      html.element("dl", ["class": "facts"]) { html in
        for (title, text) in rows {
          html.element("dt", title)
          html.element("dd", text)
        }
      }
    }
    html.link(to: plan.link, words.say(VisitPhrase.join))
    if plan.startsAt != nil, isAwaited {
      html.element("p", ["class": "quiet"], words.say(VisitPhrase.ifMissed))
    }
  }

  /// The times that may be chosen, each with a button of its own.
  private func offered(_ html: inout HTML) {
    let slots = plan.slots.filter { $0 > now && $0 != visit.facts.chosen }
    guard can(.visitChosen), !slots.isEmpty else { return }
    html.element("h3", words.say(VisitPhrase.pick))
    for slot in slots {
      form(.visitChosen, &html) { html in
        html.hidden("startsAt", slot.rfc3339)
        html.element("button", ["class": "second"], words.say(VisitPhrase.take, [.time: words.time(slot)]))
      }
    }
  }

  private func move(_ html: inout HTML) {
    html.element("details") { html in
      html.element("summary", words.say(VisitPhrase.cannotCome))
      form(.visitMoveAsked, &html) { html in
        let id = "wish-\(visit.id)"
        html.element("label", ["for": id], words.say(VisitPhrase.why))
        html.open("input", ["id": id, "name": "text", "maxlength": "300", "autocomplete": "off"])
        html.element("p") { $0.element("button", ["class": "second"], words.say(VisitPhrase.cannotCome)) }
      }
    }
  }

  private func form(_ kind: VisitChart.EventKind, _ html: inout HTML, _ content: HTML.Content) {
    html.element("form", ["method": "post", "action": "/p/visits/\(visit.id)", "class": "row"]) { html in
      html.hidden("type", kind.rawValue)
      html.hidden("version", String(visit.version))
      content(&html)
    }
  }

  /// Read from the chart, so that nothing is offered that cannot happen.
  private func can(_ kind: VisitChart.EventKind) -> Bool {
    visit.state.handled.contains(kind) && kind.actors.contains(.patient)
  }
}
