import Refills

/// Asks for the date of birth where names of drugs are not shown before.
struct NamingForm {
  static let action = "/p/born"

  let naming: Naming
  /// Where it stands, and leads back to.
  let place: PatientPlace
  let words: AnswerWords

  func write(_ html: inout HTML) {
    switch naming {
    case .shown: break
    case .unknown: html.element("p", ["class": "quiet"], words.say(NamingPhrase.notKnown))
    case .asked(let trouble):
      html.element("section", ["class": "card", "id": "names"]) { html in
        if let trouble {
          html.element(
            "p", ["class": "note", "role": "alert"],
            words.say(trouble == .wrong ? NamingPhrase.wrong : .tooOften))
        }
        form(&html)
      }
    }
  }

  private func form(_ html: inout HTML) {
    html.element("form", ["method": "post", "action": Self.action]) { html in
      html.hidden("page", place.path)
      html.element("p", words.say(NamingPhrase.why))
      html.day("born", words.say(NamingPhrase.born), autocomplete: "bday")
      html.element("p") { $0.element("button", ["class": "second"], words.say(NamingPhrase.show)) }
    }
  }
}
