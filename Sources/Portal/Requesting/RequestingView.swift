import Refills
import Statecharts

/// What can be refilled, with a box to choose it.
struct RequestingView {
  /// Characters of a reason: a sentence or two.
  static let longestReason = 300

  private static let troublePlace = "trouble"

  let items: [RequestingItem]
  let form: RequestingForm
  let trouble: RequestingForm.Trouble?
  let pharmacies: [ChosenPharmacy]
  let words: AnswerWords
  let naming: Naming

  var title: String { words.say(RequestPhrase.title) }

  func write(_ html: inout HTML) {
    html.element("div", ["class": "narrow"]) { html in
      html.element("p") {
        $0.element("a", ["href": PatientPlace.home.path], words.say(PagePhrase.allOfThem))
      }
      html.element("h1", title)
      NamingForm(naming: naming, place: .requesting, words: words).write(&html)
      guard naming == .shown else { return }
      guard !items.isEmpty else {
        html.element("p", ["class": "card"], words.say(RequestPhrase.nothing))
        return
      }
      if let trouble {
        html.element(
          "p", ["class": "note", "role": "alert", "id": Self.troublePlace], words.say(trouble.phrase))
      }
      html.element("form", ["method": "post", "action": RequestingPage.path]) { fields(&$0) }
    }
  }

  private func fields(_ html: inout HTML) {
    html.hidden(RequestingForm.name, form.name.text)
    html.element("fieldset", ["class": "card"]) { html in
      html.element("legend", words.say(RequestPhrase.which))
      for item in items { write(item, &html) }
    }
    guard items.contains(where: \.canBeAsked) else { return }
    if items.contains(where: \.needsPharmacy), !pharmacies.isEmpty {
      html.element("div", ["class": "card"]) { html in
        html.choice(
          RequestingForm.pharmacy, words.say(AskedPhrase.whichPharmacy), none: words.say(AskedPhrase.choose),
          chosen: form.chosenPharmacy?.text, pharmacies.map(\.option))
      }
    }
    html.element("p") { $0.element("button", words.say(RequestPhrase.send)) }
  }

  private func write(_ shown: RequestingItem, _ html: inout HTML) {
    let item = shown.item
    html.element("div", ["class": "ask"]) { html in
      switch item.asking {
      case .onItsWay(let refill): answered(item, RequestPhrase.onItsWay, by: refill, &html)
      case .denied(let refill): answered(item, .denied, by: refill, &html)
      case .now: choice(shown, &html)
      case .early(let date):
        choice(shown, &html)
        early(item, until: date, &html)
      }
    }
  }

  /// What is not asked for again leads to where it is.
  private func answered(
    _ item: Refillable, _ phrase: RequestPhrase, by refill: RefillID, _ html: inout HTML
  ) {
    html.element("p") { $0.element("strong", item.prescription.drug) }
    html.element("p", ["class": "quiet"]) { html in
      html.text(words.say(phrase) + " ")
      html.element("a", ["href": PatientPlace.refill(refill).path], words.say(PagePhrase.seeAll))
    }
  }

  private func choice(_ shown: RequestingItem, _ html: inout HTML) {
    let item = shown.item
    let id = RequestingForm.choice(item)
    html.element("label", ["for": id]) { html in
      html.open(
        "input",
        [
          "type": "checkbox", "id": id, "name": id, "value": "on",
          "checked": form.isChosen(item) ? "checked" : nil,
        ])
      html.text(" " + item.prescription.drug)
    }
    if shown.isPharmacyShown {
      html.element("p", ["class": "quiet"], shown.words.say(RequestPhrase.sameAsLast))
    }
    if item.isRenewal { html.element("p", ["class": "quiet"], words.say(RequestPhrase.renewal)) }
  }

  private func early(_ item: Refillable, until start: Instant, _ html: inout HTML) {
    // The first day on which it is due all day long.
    let day = words.date(start + .days(1) - .milliseconds(1))
    html.element("p", ["class": "quiet"], words.say(RequestPhrase.due, [.date: day]))
    let id = RequestingForm.why(item)
    let isMissing = trouble == .noReason(item.prescription.id)
    html.element("label", ["for": id]) { html in
      html.text(words.say(RequestPhrase.why))
      html.element("span", ["class": "unseen"], ": " + item.prescription.drug)
    }
    html.open(
      "input",
      [
        "id": id, "name": id, "maxlength": String(Self.longestReason), "value": form.reason(item) ?? "",
        "aria-invalid": isMissing ? "true" : nil, "aria-describedby": isMissing ? Self.troublePlace : nil,
      ])
  }
}

extension RequestingForm.Trouble {
  fileprivate var phrase: RequestPhrase {
    switch self {
    case .choseNone: .choseNone
    case .noReason: .sayWhy
    case .noPharmacy: .choosePharmacy
    case .full: .full
    case .changed: .changed
    }
  }
}
