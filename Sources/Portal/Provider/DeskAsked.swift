import Refills
import Statecharts

/// What the patient is asked, and how staff write down what was answered by phone.
struct DeskAsked {
  let refill: Refill
  let patient: Patient?
  let actors: Set<Actor>
  /// Those that can be chosen.
  let pharmacies: [EndpointName]
  let frame: DeskFrame

  func write(_ html: inout HTML) {
    guard !refill.record.openActions.isEmpty else { return }
    html.element("h2", "What the patient is asked")
    for action in refill.record.openActions {
      html.element("div", ["class": "card"]) { html in
        html.element("p") { html in
          html.element("strong", action.kind.rawValue.spacedWords)
          if let since = action.since {
            html.text(", since ")
            html.time(since, in: frame.zone, .english)
          }
          html.text(holdsUp(action))
        }
        if let words = action.words { html.element("p", ["class": "said"], words) }
        if mayClose(action) { close(action, &html) }
      }
    }
  }

  private func holdsUp(_ action: OpenAction) -> String {
    switch action.blocks(at: refill.record.gapRisk) {
    case .decision: "; holds up the decision"
    case .sending: "; holds up the order"
    case .nothing: "; holds nothing up"
    }
  }

  /// A change is agreed to or declined, not closed.
  private func mayClose(_ action: OpenAction) -> Bool {
    action.kind != .confirmChange && refill.hears(.actionClosed)
      && !actors.isDisjoint(with: RefillChart.EventKind.actionClosed.actors)
  }

  private func close(_ action: OpenAction, _ html: inout HTML) {
    let id = "said-\(action.kind.rawValue)"
    html.element("details") { html in
      html.element("summary", "It is done, or was answered by phone")
      DecisionForms.form(.actionClosed, refill, &html) { html in
        html.hidden("kind", action.kind.rawValue)
        switch action.kind {
        case .address:
          html.element("p", ["class": "said"], "On file: \(patient?.address?.written ?? "not given")")
          AddressReply.write(
            id: id, "Where the patient lives now, if it is another", "Its state", chooses: "Choose",
            isNeeded: false, &html)
        case .choosePharmacy:
          html.choice(
            id, name: "pharmacy", "Which pharmacy was chosen", none: "None",
            pharmacies.map { ($0.text, $0.text) })
        default:
          html.element("label", ["for": id], "What was said, for whoever decides")
          html.element(
            "textarea",
            ["id": id, "name": "answer", "rows": "2", "maxlength": "\(ClosingBody.longestAnswer)"], "")
        }
        html.element("p") { $0.element("button", ["class": "second"], "Close it") }
      }
    }
  }
}
