import Refills

/// What may be decided now: read from the chart and from what this person may send.
struct DecisionForms {
  let refill: Refill
  let actors: Set<Actor>
  let licensed: Bool

  private func may(_ kind: RefillChart.EventKind) -> Bool {
    refill.progress.handled.contains(kind) && !actors.isDisjoint(with: kind.actors)
  }

  /// Those that lead to one of these forms.
  var keys: [DeskKey] {
    guard licensed else { return [] }
    return (mayApprove ? [.approve] : []) + (may(.providerDeny) ? [.deny] : [])
      + (may(.providerAsk) ? [.ask] : []) + (may(.providerUndo) ? [.undo] : [])
  }

  /// Whether it is approved by whoever looks at it.
  var offersApproval: Bool { licensed && mayApprove }

  private var mayApprove: Bool { may(.providerApprove) && !refill.record.schedule.isScheduled }

  func write(_ html: inout HTML) {
    guard licensed else {
      if !actors.isDisjoint(with: [.provider, .delegate]) {
        html.element(
          "p", ["class": "note"],
          "You have no valid licence where the patient is now; another provider decides.")
      }
      return
    }
    if mayApprove { approve(&html) }
    if may(.providerDecidedElsewhere) { elsewhere(&html) }
    if may(.providerUndo) {
      form(.providerUndo, &html) {
        $0.element(
          "button", ["class": "second", "accesskey": DeskKey.undo.rawValue], "Undo the decision")
      }
    }
    if may(.providerDeny) { deny(&html) }
    if may(.providerAsk) { ask(&html) }
    if may(.providerPropose), !refill.record.schedule.isScheduled { propose(&html) }
    if may(.prescriptionSigned) { signed(&html) }
  }

  private func form(_ kind: RefillChart.EventKind, _ html: inout HTML, _ content: HTML.Content) {
    Self.form(kind, refill, &html, content)
  }

  /// - Parameter style: nil: it stands in a card already.
  static func form(
    _ kind: RefillChart.EventKind, _ refill: Refill, style: String? = "card", _ html: inout HTML,
    _ content: HTML.Content
  ) {
    html.element("form", ["method": "post", "action": "/desk/refills/\(refill.id)/events", "class": style]) {
      html in
      hidden(kind, refill, &html)
      content(&html)
    }
  }

  /// The page's version goes with the form: a stale page cannot decide.
  static func hidden(_ kind: RefillChart.EventKind, _ refill: Refill, _ html: inout HTML) {
    html.hidden("type", kind.rawValue)
    html.hidden("version", String(refill.version))
  }

  private func approve(_ html: inout HTML) {
    form(.providerApprove, &html) { html in
      html.element("label", ["for": "note"], "Note for colleagues (not shown to the patient)")
      html.open("input", ["id": "note", "name": "note", "maxlength": "500"])
      html.element("p") { $0.element("button", ["accesskey": DeskKey.approve.rawValue], "Approve") }
      html.element(
        "p", ["class": "quiet"],
        "It can be undone for ten seconds. This records a decision; it does not sign.")
    }
  }

  private func elsewhere(_ html: inout HTML) {
    form(.providerDecidedElsewhere, &html) { html in
      html.element("p", "This prescription is decided in the prescribing system.")
      html.element("label", ["for": "system"], "System")
      html.open("input", ["id": "system", "name": "system", "required": "required", "maxlength": "80"])
      html.element("label", ["for": "reference"], "Reference there")
      html.open("input", ["id": "reference", "name": "reference", "required": "required", "maxlength": "80"])
      html.element("p") { $0.element("button", "Record the reference") }
    }
  }

  private func signed(_ html: inout HTML) {
    form(.prescriptionSigned, &html) { html in
      html.element("p", "Sent from the prescribing system? Say by which reference.")
      html.element("label", ["for": "signedsystem"], "System")
      html.open("input", ["id": "signedsystem", "name": "system", "required": "required", "maxlength": "80"])
      html.element("label", ["for": "signedreference"], "Reference there")
      html.open(
        "input", ["id": "signedreference", "name": "reference", "required": "required", "maxlength": "80"])
      html.element("p") { $0.element("button", ["class": "second"], "It is sent") }
    }
  }

  private func deny(_ html: inout HTML) {
    html.element("details", ["class": "card"]) { html in
      html.element("summary", ["accesskey": DeskKey.deny.rawValue], "Deny with a reason")
      form(.providerDeny, &html) { html in
        html.choice(
          "reason", "Reason", none: "Choose", isNeeded: true,
          Denial.Reason.allCases.map { ($0.rawValue, $0.rawValue.spacedWords) })
        html.element("label", ["for": "denialtext"], "Words for the patient")
        html.element("textarea", ["id": "denialtext", "name": "text", "rows": "2", "maxlength": "1000"], "")
        if refill.record.gapRisk.countsAsHigh {
          html.choice(
            "gap", "Until then", none: "Choose", isNeeded: true,
            [
              ("safeToWait", "it is safe to wait"), ("bridge", "a bridge of some days"),
              ("weCallToday", "we call today"),
            ])
          html.element("label", ["for": "days"], "Days of the bridge")
          html.open("input", ["id": "days", "name": "days", "type": "number", "min": "1", "max": "90"])
        }
        html.element("p") { $0.element("button", ["class": "second"], "Deny") }
      }
    }
  }

  private func propose(_ html: inout HTML) {
    html.element("details", ["class": "card"]) { html in
      html.element("summary", "Propose a change")
      form(.providerPropose, &html) { html in
        html.element("label", ["for": "change"], "The change, in words for the patient")
        html.element(
          "textarea",
          ["id": "change", "name": "text", "rows": "2", "required": "required", "maxlength": "1000"], "")
        html.element(
          "p", ["class": "quiet"], "Once the patient says yes it is approved so, in your name.")
        html.element("p") { $0.element("button", ["class": "second"], "Propose it") }
      }
    }
  }

  private func ask(_ html: inout HTML) {
    html.element("details", ["class": "card"]) { html in
      html.element("summary", ["accesskey": DeskKey.ask.rawValue], "Ask the patient")
      form(.providerAsk, &html) { html in
        html.choice(
          "kind", "For what", isNeeded: true,
          OpenAction.Kind.allCases.map { ($0.rawValue, $0.rawValue.spacedWords) })
        html.element("label", ["for": "asktext"], "Words for the patient")
        html.element("textarea", ["id": "asktext", "name": "text", "rows": "2", "maxlength": "1000"], "")
        html.element("label", ["for": "link"], "Where it is done (https)")
        html.open("input", ["id": "link", "name": "link", "type": "url", "pattern": "https://.*"])
        html.element("p") { $0.element("button", ["class": "second"], "Ask") }
      }
    }
  }
}
