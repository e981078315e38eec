import Refills

/// The pharmacy that has a refill: where it is, when it is open, how to call it.
struct PharmacyCard {
  let face: PharmacyFace
  let words: AnswerWords

  func write(_ html: inout HTML) {
    html.element("section", ["class": "card", "data-pharmacy": ""]) { html in
      html.element("h2", face.name)
      if let address = face.address { html.element("p", address) }
      if let phone = face.phone {
        html.element("p") { html in
          html.text(words.say(PagePhrase.callPharmacy) + ": ")
          html.phone(phone)
        }
      }
      if let hours = face.hours {
        OpeningHours(title: words.say(PagePhrase.openingHours), hours: hours, words: words).write(&html)
      }
    }
  }
}
