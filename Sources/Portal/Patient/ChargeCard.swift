import Refills
import Statecharts

/// What the patient pays, a line a charge: for what, to whom, how much, and what became of it.
struct ChargeCard {
  /// Its place on the page.
  static let place = "charges"

  let charges: [Charge]
  let words: AnswerWords
  /// The charge from whose payment page the patient comes; nil: from none.
  let paying: String?

  func write(_ html: inout HTML) {
    guard !charges.isEmpty else { return }
    html.element("section", ["class": "card", "id": Self.place]) { html in
      html.element("h2", words.say(ChargePhrase.yourCharges))
      for charge in charges { write(charge, &html) }
    }
  }

  /// Whether a payment is what comes next.
  private static func isAwaited(_ charge: Charge) -> Bool {
    switch charge.state {
    case .accepted, .due, .failed: true
    case .noted, .quoted, .disputed, .paid, .refunding, .refunded, .dropped: false
    }
  }

  private func write(_ charge: Charge, _ html: inout HTML) {
    let bill = charge.facts.bill
    html.element("div", ["class": "charge"]) { html in
      if charge.id.text == paying, Self.isAwaited(charge) {
        html.element("p", ["class": "note", "role": "status"], words.say(ChargePhrase.cameBack))
      }
      html.element("p", words.charge(charge))
      html.element("dl", ["class": "facts"]) { html in
        if let what = bill.what {
          html.element("dt", words.say(ChargePhrase.what))
          html.element("dd", what)
        }
        html.element("dt", words.say(ChargePhrase.by))
        html.element("dd", words.charger(bill.charger))
      }
      if charge.state.handled.contains(.chargeAccepted), let amount = bill.amount {
        html.element("p", ["class": "quiet"], words.say(ChargePhrase.orWrite))
        html.element("form", ["method": "post", "action": "/p/charges/\(charge.id)"]) { html in
          html.hidden("version", String(charge.version))
          html.element("p") { html in
            html.element(
              "button", ["class": "second"], words.say(ChargePhrase.accept, [.amount: amount.text]))
          }
        }
      }
      if charge.state == .due { html.link(to: bill.payLink, words.say(ChargePhrase.payNow)) }
      if charge.state == .failed { html.link(to: bill.payLink, words.say(ChargePhrase.updateCard)) }
      html.link(to: bill.receiptLink, words.say(ChargePhrase.receipt))
    }
  }
}
