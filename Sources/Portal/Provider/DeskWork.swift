import Refills
import Statecharts
import Store

/// Who looks after a refill: taken, handed over, put off.
struct DeskWork {
  private let refill: Refill
  private let member: StaffMember
  /// All who work for its brand and may be given it, by name.
  private let colleagues: [StaffMember]
  /// Of staff, by their ids.
  private let names: [StaffID: String]
  private let mayMove: Bool
  private let frame: DeskFrame
  private let now: Instant

  init(
    _ refill: Refill, for member: StaffMember, actors: Set<Actor>, frame: DeskFrame, at now: Instant,
    _ service: Service
  ) throws(Problem) {
    let staff = try service.read { () throws(StoreError) in try service.parts.directory.allStaff() }
    self.refill = refill
    self.member = member
    self.frame = frame
    self.now = now
    names = Dictionary(staff.map { ($0.id, $0.name) }) { first, _ in first }
    colleagues = staff.filter { $0.actingBrands.contains(refill.record.brand) }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    mayMove = refill.isLive && !actors.isDisjoint(with: RefillChart.EventKind.workAssigned.actors)
  }

  var keys: [DeskKey] { mayTake ? [.take] : [] }

  private var owner: WorkOwner? { refill.record.owner }
  private var snooze: Snooze? { refill.record.isSnoozed(at: now) ? refill.record.snooze : nil }
  private var mayTake: Bool { mayMove && owner?.staff != member.id }

  /// For whoever would decide about what a colleague is at, or has put off.
  func note(_ html: inout HTML) {
    if let owner, owner.staff != member.id, let name = names[owner.staff] {
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
        DecisionForms.small(.workAssigned, refill, &html) { html in
          html.hidden("to", member.external.text)
          html.element("button", ["class": "second", "accesskey": DeskKey.take.rawValue], "Take it")
        }
      }
      if owner != nil {
        DecisionForms.small(.workAssigned, refill, &html) { html in
          html.hidden("nobody", "yes")
          html.element("button", ["class": "second"], "Nobody has it")
        }
      }
      if snooze != nil {
        DecisionForms.small(.workResumed, refill, &html) { html in
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
      html.element("strong", names[owner.staff] ?? "somebody who is gone")
      html.text(", since ")
      html.time(owner.since, in: frame.zone, .english)
      if let giver = StaffID(owner.by), giver != owner.staff, let name = names[giver] {
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
      html.text(" by \(StaffID(snooze.by).flatMap { names[$0] } ?? snooze.by)")
    }
    html.element("p", ["class": "said"], snooze.reason)
  }

  private func handOver(_ html: inout HTML) {
    let others = colleagues.filter { $0.id != owner?.staff && $0.id != member.id }
    guard !others.isEmpty else { return }
    html.element("details") { html in
      html.element("summary", "Hand it over")
      DecisionForms.small(.workAssigned, refill, &html) { html in
        html.element("label", ["for": "handto"], "To whom")
        html.element("select", ["id": "handto", "name": "to", "required": ""]) { html in
          html.element("option", ["value": ""], "Choose")
          for other in others {
            html.element(
              "option", ["value": other.external.text],
              other.cover(at: now) == nil ? other.name : "\(other.name) (away)")
          }
        }
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
      DecisionForms.small(.workSnoozed, refill, &html) { html in
        html.element("label", ["for": "until"], "Back in the queue on")
        html.open("input", ["id": "until", "name": "until", "type": "date", "required": ""])
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
