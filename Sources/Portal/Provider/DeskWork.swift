import Refills
import Statecharts

/// Who looks after a refill: taken, handed over, put off.
struct DeskWork {
  let refill: Refill
  let member: StaffMember
  /// All who work for its brand and may be given it, by name.
  let colleagues: [StaffMember]
  /// Of staff, by their ids.
  let names: [String: String]
  let actors: Set<Actor>
  let frame: DeskFrame
  let now: Instant

  var keys: [DeskKey] { mayTake ? [.take] : [] }

  private var owner: WorkOwner? { refill.record.owner }
  private var snooze: Snooze? { refill.record.isSnoozed(at: now) ? refill.record.snooze : nil }
  private var mayMove: Bool {
    refill.isLive && !actors.isDisjoint(with: RefillChart.EventKind.workAssigned.actors)
  }
  private var mayTake: Bool { mayMove && owner?.staff != member.id }

  /// For whoever would decide about what a colleague is at, or has put off.
  func note(_ html: inout HTML) {
    if let owner, owner.staff != member.id, let name = names[owner.staff.text] {
      html.element("p", ["class": "note"], "\(name) has taken this.")
    }
    if let snooze {
      html.element("p", ["class": "note"]) { html in
        html.text("Put off until ")
        html.time(snooze.until, in: frame.zone, .english)
        html.text(".")
      }
    }
  }

  func write(_ html: inout HTML) {
    html.element("h2", "Who has it")
    html.element("div", ["class": "card"]) { html in
      held(&html)
      if let snooze { waits(snooze, &html) }
      guard mayMove else { return }
      if mayTake {
        DecisionForms.form(.workAssigned, refill, style: nil, &html) { html in
          html.hidden("to", member.external.text)
          html.element("button", ["class": "second", "accesskey": DeskKey.take.rawValue], "Take it")
        }
      }
      if owner != nil {
        DecisionForms.form(.workAssigned, refill, style: nil, &html) { html in
          html.hidden("nobody", "yes")
          html.element("button", ["class": "second"], "Nobody has it")
        }
      }
      if snooze != nil {
        DecisionForms.form(.workResumed, refill, style: nil, &html) { html in
          html.element("button", ["class": "second"], "Back to the queue")
        }
      }
      handOver(&html)
      putOff(&html)
    }
  }

  private func held(_ html: inout HTML) {
    guard let owner else {
      html.element("p", "Nobody has taken it.")
      return
    }
    html.element("p") { html in
      html.element("strong", names[owner.staff.text] ?? "somebody who is gone")
      html.text(", since ")
      html.time(owner.since, in: frame.zone, .english)
      if owner.by != owner.staff.text, let name = names[owner.by] {
        html.text(", from \(name)")
      }
    }
    if let note = owner.note { html.element("p", ["class": "said"], note) }
    guard let away = colleagues.first(where: { $0.id == owner.staff }), let cover = away.cover(at: now),
      let absence = away.absence
    else { return }
    html.element("p", ["class": "note"]) { html in
      html.text("\(away.name) is away until ")
      html.time(absence.until, in: frame.zone, .english)
      html.text("; \(colleagues.first { $0.id == cover }?.name ?? "nobody") covers.")
    }
  }

  private func waits(_ snooze: Snooze, _ html: inout HTML) {
    html.element("p") { html in
      html.text("Put off until ")
      html.time(snooze.until, in: frame.zone, .english)
      html.text(" by \(names[snooze.by] ?? snooze.by)")
    }
    html.element("p", ["class": "said"], snooze.reason)
  }

  private func handOver(_ html: inout HTML) {
    let others = colleagues.filter { $0.id != owner?.staff && $0.id != member.id }
    guard !others.isEmpty else { return }
    html.element("details") { html in
      html.element("summary", "Hand it over")
      DecisionForms.form(.workAssigned, refill, style: nil, &html) { html in
        html.choice(
          "handto", name: "to", "To whom", none: "Choose", isNeeded: true,
          others.map {
            ($0.external.text, $0.cover(at: now) == nil ? $0.name : "\($0.name) (away)")
          })
        html.element("label", ["for": "handnote"], "What they should know (not shown to the patient)")
        html.open(
          "input", ["id": "handnote", "name": "note", "maxlength": "\(Assignment.longestNote)"])
        html.element("p") { $0.element("button", ["class": "second"], "Hand over") }
      }
    }
  }

  private func putOff(_ html: inout HTML) {
    html.element("details") { html in
      html.element("summary", "Put it off")
      DecisionForms.form(.workSnoozed, refill, style: nil, &html) { html in
        html.day("until", "Back in the queue on")
        html.element("label", ["for": "waitreason"], "Why it may wait")
        html.open(
          "input",
          ["id": "waitreason", "name": "reason", "required": "", "maxlength": "\(Assignment.longestNote)"])
        html.element(
          "p", ["class": "quiet"],
          "It is back before that if something happens to it. What was promised to the patient does not wait."
        )
        html.element("p") { $0.element("button", ["class": "second"], "Put it off") }
      }
    }
  }
}
