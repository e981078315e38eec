import Refills
import Statecharts

/// What the patient is asked, each with the clinic's own words and, where it can be done here, the form for it.
struct AskedCard {
  /// Its place on the page.
  static let place = "asks"
  /// Name of the field that says which address was shown.
  static let shown = "shown"

  let things: [AskedThing]
  let refill: Refill
  let patient: Patient
  let brand: BrandFace
  /// Pharmacies that can be chosen.
  let pharmacies: [ChosenPharmacy]
  let words: AnswerWords
  /// Whoever holds the phone has said who they are, where the clinic asks for it.
  let isKnown: Bool

  func write(_ html: inout HTML) {
    guard !things.isEmpty else { return }
    html.element("section", ["class": "card", "id": Self.place]) { html in
      html.element("h2", words.say(AskedPhrase.title))
      for thing in things {
        html.element("div", ["class": "ask"]) { html in
          html.element("h3", words.title(of: thing.action.kind))
          if let text = thing.words { html.element("p", ["class": "said"], text) }
          write(thing, &html)
        }
      }
    }
  }

  private func write(_ thing: AskedThing, _ html: inout HTML) {
    switch thing.way {
    case .elsewhere(let link): html.link(to: link, words.say(PagePhrase.doItNow))
    case .questions:
      form(thing, &html) { html in
        Questionnaire(thing.action, of: brand).write(words, &html)
        html.element("p") { $0.element("button", words.say(AskedPhrase.send)) }
      }
    case .address: address(thing, &html)
    case .pharmacy: pharmacy(thing, &html)
    case .change: change(&html)
    case .words: break
    }
  }

  private func form(_ thing: AskedThing, _ html: inout HTML, _ content: HTML.Content) {
    html.element("form", ["method": "post", "action": PatientReplies.path(of: refill.id)]) { html in
      html.hidden("kind", thing.action.kind.rawValue)
      content(&html)
    }
  }

  private func address(_ thing: AskedThing, _ html: inout HTML) {
    guard isKnown, let address = patient.address?.written else { return newAddress(thing, &html) }
    form(thing, &html) { html in
      html.hidden(Self.shown, Fingerprint.of([address]))
      html.element("p", words.say(AskedPhrase.addressOnFile))
      html.element("p", ["class": "said"], address)
      html.element("p") { $0.element("button", words.say(AskedPhrase.addressSame)) }
    }
    html.element("details") { html in
      html.element("summary", words.say(AskedPhrase.addressNew))
      newAddress(thing, &html)
    }
  }

  private func newAddress(_ thing: AskedThing, _ html: inout HTML) {
    form(thing, &html) { html in
      AddressReply.write(
        id: "address", words.say(AskedPhrase.newAddress), words.say(AskedPhrase.newState),
        chooses: words.say(AskedPhrase.choose), isNeeded: true, &html)
      html.element("p") { $0.element("button", words.say(AskedPhrase.saveAddress)) }
    }
  }

  private func pharmacy(_ thing: AskedThing, _ html: inout HTML) {
    guard !pharmacies.isEmpty else {
      html.element("p", words.say(AskedPhrase.writeWhich))
      return
    }
    form(thing, &html) { html in
      html.choice(
        "pharmacy", words.say(AskedPhrase.whichPharmacy), none: words.say(AskedPhrase.choose), isNeeded: true,
        pharmacies.map(\.option))
      html.element("p") { $0.element("button", words.say(AskedPhrase.choosePharmacy)) }
    }
  }

  private func change(_ html: inout HTML) {
    html.element("div", ["class": "row"]) { html in
      for voice in VoicePhrase.toChange {
        VoiceForm(voice: voice, refill: refill, words: words).write(&html)
      }
    }
  }
}
