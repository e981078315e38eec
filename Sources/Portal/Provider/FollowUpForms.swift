import Refills

/// What anybody of the clinic may do about a refill that is under way, whether or not they decide.
struct FollowUpForms {
  let refill: Refill
  let actors: Set<Actor>
  /// Pharmacies to which it may have been sent on.
  let otherPharmacies: [EndpointName]

  func write(_ html: inout HTML) {
    if may(.patientCancel) { cancel(&html) }
    if may(.orderReplaced) { replace(&html) }
    if may(.pharmacyRerouted), !otherPharmacies.isEmpty { reroute(&html) }
  }

  private func may(_ kind: RefillChart.EventKind) -> Bool {
    refill.hears(kind) && !actors.isDisjoint(with: kind.actors)
  }

  /// Before it has left it is taken back; afterwards it is a wish, and the pharmacy has to say yes.
  private func cancel(_ html: inout HTML) {
    let hasLeft = refill.canOnlyAskToCancel
    let words = hasLeft ? "Ask the pharmacy to cancel it" : "Cancel this refill"
    html.element("details", ["class": "card"]) { html in
      html.element("summary", words)
      DecisionForms.form(.patientCancel, refill, &html) { html in
        html.element("label", ["for": "cancelreason"], "Why")
        html.open(
          "input", ["id": "cancelreason", "name": "reason", "required": "required", "maxlength": "500"])
        if hasLeft { html.element("p", ["class": "quiet"], "It may still come: the patient is told so.") }
        html.element("p") { $0.element("button", ["class": "second"], words) }
      }
    }
  }

  private func replace(_ html: inout HTML) {
    html.element("details", ["class": "card"]) { html in
      html.element("summary", "Send it again")
      html.element("form", ["method": "post", "action": "/desk/refills/\(refill.id)/replacement"]) { html in
        html.element(
          "p",
          "It did not arrive, and nobody has found it. This one is closed, and a new one goes to a provider in its "
            + "place. The patient is told, and nothing is charged for it again.")
        html.element("p") { $0.element("button", ["class": "second"], "Ask for it again") }
      }
    }
  }

  /// What a pharmacy said on the phone: it sent the order on. Nobody orders anything by this.
  private func reroute(_ html: inout HTML) {
    html.element("details", ["class": "card"]) { html in
      html.element("summary", "It was sent on to another pharmacy")
      DecisionForms.form(.pharmacyRerouted, refill, &html) { html in
        html.choice(
          "elsewhere", name: "pharmacy", "Which has it now", none: "Choose", isNeeded: true,
          otherPharmacies.map { ($0.text, $0.text) })
        html.element("label", ["for": "elsewhereitem"], "Its own id of the fill, if it gave one")
        html.open("input", ["id": "elsewhereitem", "name": "item", "maxlength": "120"])
        html.element("label", ["for": "elsewherereason"], "Who said so")
        html.open(
          "input", ["id": "elsewherereason", "name": "reason", "required": "required", "maxlength": "500"])
        html.element(
          "p", ["class": "quiet"],
          "The one before is asked to cancel it, and the patient is told. This sends no order to the new one."
        )
        html.element("p") { $0.element("button", ["class": "second"], "Record it") }
      }
    }
  }
}
