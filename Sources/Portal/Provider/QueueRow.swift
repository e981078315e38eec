import Refills
import Statecharts

/// One line of a queue: what a decision needs, with what is not known said as such.
struct QueueRow {
  let refill: Refill
  let patient: Patient?
  let prescription: Prescription?
  /// Nil: nobody has it.
  let owner: String?

  /// - Parameter key: leads to it; nil: none does.
  func write(_ html: inout HTML, frame: DeskFrame, at now: Instant, key: DeskKey? = nil) {
    html.element("tr") { html in
      html.element("th", ["scope": "row"]) { html in
        let (href, name) = ("/desk/refills/\(refill.id)", patient?.name ?? "erased")
        if let key {
          html.element("a", ["href": href, "accesskey": key.rawValue], name)
        } else {
          html.element("a", ["href": href], name)
        }
      }
      html.element("td") { html in
        html.text(prescription?.drug ?? "erased")
        html.open("br")
        html.element("span", ["class": "quiet"], schedule)
      }
      html.element("td") { runOut(&$0, frame, now) }
      html.element("td") { $0.time(refill.record.progressSince, in: frame.zone, .english) }
      html.element("td") { place(&$0) }
      html.element("td") { held(&$0, frame, now) }
      html.element("td") {
        DeskChecks(refill: refill, prescription: prescription, zone: frame.zone).write(&$0)
      }
    }
  }

  var schedule: String {
    switch refill.record.schedule {
    case .none: refill.record.road == .renewal ? "renewal" : "repeat"
    case .notGiven: "schedule not given"
    case .two, .three, .four, .five: "schedule \(refill.record.schedule.rawValue)"
    }
  }

  func runOut(_ html: inout HTML, _ frame: DeskFrame, _ now: Instant) {
    guard let runOut = refill.record.runOut else {
      html.element("span", ["class": "pill warm"], "not given")
      return
    }
    let days = (runOut - now).milliseconds / Span.days(1).milliseconds
    let urgency = days < 3 ? "pill hot" : days < 7 ? "pill warm" : "pill"
    html.element("span", ["class": urgency], WallTime(runOut, in: frame.zone).dateText(in: .english))
  }

  private func place(_ html: inout HTML) {
    html.text(refill.progress.rawValue.spacedWords)
    if refill.stage == .waitingOnYou {
      html.markup(" ")
      html.element("span", ["class": "pill warm"], "waits on patient")
    }
    if refill.regions.pace == .late {
      html.markup(" ")
      html.element("span", ["class": "pill hot"], "running late")
    }
    if refill.record.isUnsure {
      html.markup(" ")
      html.element("span", ["class": "pill hot"], "unsure")
    }
    if refill.record.isUnmapped {
      html.markup(" ")
      html.element("span", ["class": "pill hot"], "not understood")
    }
  }

  private func held(_ html: inout HTML, _ frame: DeskFrame, _ now: Instant) {
    if let owner { html.text(owner) } else { html.element("span", ["class": "quiet"], "nobody") }
    guard let snooze = refill.record.snooze, refill.record.isSnoozed(at: now) else { return }
    html.open("br")
    html.element("span", ["class": "quiet"]) { html in
      html.text("until ")
      html.time(snooze.until, in: frame.zone, .english)
      html.text(": \(snooze.reason)")
    }
  }
}

extension String {
  /// `holdOutOfStock` as people read it: `hold out of stock`.
  var spacedWords: String {
    var text = ""
    for character in self {
      if character.isUppercase { text += " " + character.lowercased() } else { text.append(character) }
    }
    return text
  }
}
