import Refills
import Statecharts
import Store

/// How one refill is laid out on the desk.
struct RefillDeskView {
  let refill: Refill
  let patient: Patient?
  let prescription: Prescription?
  let text: AnswerText
  let words: AnswerWords
  let journal: [JournalRow]
  let dispatches: [DispatchRow]
  let actors: Set<Actor>
  let frame: DeskFrame
  /// False where the member of staff may not decide for a patient who is there.
  let licensed: Bool

  func write(_ html: inout HTML) {
    html.element("h1", "\(patient?.name ?? "erased") · \(prescription?.drug ?? "erased")")
    StageBar(refill: refill, words: words, language: .english).write(&html)
    if refill.record.isUnsure {
      html.element(
        "p", ["class": "note"], "The pharmacy contradicts itself about this fill. The patient was not told.")
    }
    html.element("div", ["class": "two"]) { html in
      html.element("div") { html in
        html.element("div", ["class": "card"]) { facts(&$0) }
        DecisionForms(refill: refill, actors: actors, licensed: licensed).write(&html)
        html.element("h2", "What happened")
        html.element("p") { html in
          html.element("a", ["href": "/desk/refills/\(refill.id)/chart"], "Its way through the chart")
        }
        history(&html)
      }
      html.element("div") { html in
        html.element("h2", "What the patient sees")
        html.element("div", ["class": "card"]) { answers(&$0) }
        html.element("h2", "Tasks")
        tasks(&html)
        html.element("h2", "Messages")
        messages(&html)
      }
    }
  }

  private func facts(_ html: inout HTML) {
    let record = refill.record
    html.element("dl", ["class": "facts"]) { html in
      fact("Born", patient?.birthDate?.description, &html)
      fact("Is now in", patient?.state, &html)
      fact("Schedule", record.schedule == .notGiven ? nil : record.schedule.rawValue, &html)
      fact("Repeats left", prescription?.repeatsLeft.map(String.init), &html)
      fact("Days' supply", prescription?.daysSupply.map(String.init), &html)
      fact("Last filled", date(prescription?.lastFilledAt), &html)
      fact("Runs out", date(record.runOut), &html)
      fact("Valid until", date(record.moments[.prescriptionEnds]), &html)
      fact("Gap risk", record.gapRisk == .unknown ? nil : record.gapRisk.rawValue, &html)
      fact("Way", record.way == .unknown ? nil : record.way.rawValue.spacedWords, &html)
      fact(
        "Pharmacy",
        record.pharmacy.map { place in place.endpoint.text + (place.item.map { " " + $0 } ?? "") }, &html)
      fact("Acts now", refill.progress.acts.rawValue, &html)
      fact("Clinic's id", record.external.text, &html)
    }
  }

  /// What nobody gave is said, never left blank.
  private func fact(_ name: String, _ value: String?, _ html: inout HTML) {
    html.element("dt", name)
    if let value { html.element("dd", value) } else { html.element("dd", ["class": "quiet"], "not given") }
  }

  private func date(_ moment: Instant?) -> String? {
    moment.map { WallTime($0, in: frame.zone).dateText(in: .english) }
  }

  private func answers(_ html: inout HTML) {
    html.element("p") { $0.element("strong", text.headline) }
    for answer in [text.next, text.act, text.visit, text.sent, text.pay, text.message] {
      html.element("p", ["class": "quiet"], answer)
    }
    html.element("p", ["class": "quiet"], text.asOf)
  }

  private func history(_ html: inout HTML) {
    html.element("ol", ["class": "way"]) { html in
      for row in journal.reversed() {
        let entry = row.entry
        html.element("li") { html in
          html.time(entry.at, in: frame.zone, .english)
          html.element("strong", entry.kind.rawValue)
          html.text(" by \(entry.sender.actor.rawValue) \(entry.sender.name)")
          if let refusal = entry.refusal {
            html.text(" ")
            html.element("span", ["class": "bad"], "changed nothing: \(refusal)")
          } else if let from = entry.from.first, let to = entry.to.first, from != to {
            html.element("span", ["class": "quiet"], " \(from.spacedWords) → \(to.spacedWords)")
          }
        }
      }
    }
  }

  private func tasks(_ html: inout HTML) {
    guard !refill.record.tasks.isEmpty else {
      html.element("p", ["class": "quiet"], "None.")
      return
    }
    for task in refill.record.tasks {
      html.element(
        "form", ["method": "post", "action": "/desk/refills/\(refill.id)/events", "class": "card row"]
      ) { html in
        html.element("span", ["class": task.isUrgent ? "pill hot" : "pill"], task.owner.rawValue)
        html.text("because of \(task.cause.rawValue)")
        DecisionForms.hidden(.taskDone, refill, &html)
        html.open("input", ["type": "hidden", "name": "owner", "value": task.owner.rawValue])
        html.open("input", ["type": "hidden", "name": "cause", "value": task.cause.rawValue])
        if !actors.isDisjoint(with: RefillChart.EventKind.taskDone.actors) {
          html.element("button", ["class": "second"], "Done")
        }
      }
    }
  }

  private func messages(_ html: inout HTML) {
    guard !dispatches.isEmpty else {
      html.element("p", ["class": "quiet"], "None.")
      return
    }
    for row in dispatches.reversed() {
      html.element("p", ["class": "quiet"]) { html in
        html.time(row.createdAt, in: frame.zone, .english)
        html.text(" \(what(row)): \(row.state.rawValue)\(row.lastError.map { ", " + $0 } ?? "")")
      }
    }
  }

  private func what(_ row: DispatchRow) -> String {
    switch row.content {
    case .dispatch(.notice(let notice, _)): "notice “\(notice.rawValue.spacedWords)”"
    case .dispatch(.pharmacy(let errand, let endpoint)): "\(errand.rawValue.spacedWords) to \(endpoint)"
    case .stream(let consumer, _): "event for \(consumer)"
    }
  }
}
