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
      if let hours = face.hours { opening(hours, &html) }
    }
  }

  private func opening(_ hours: WeeklyHours, _ html: inout HTML) {
    html.element("details") { html in
      html.element("summary", words.say(PagePhrase.openingHours))
      html.element("dl", ["class": "facts"]) { html in
        for day in Weekday.allCases {
          let open = hours.intervals(of: day).map { $0.text(in: words.language) }
          html.element("dt", day.name(in: words.language))
          html.element(
            "dd", open.isEmpty ? words.say(PagePhrase.closedThatDay) : open.joined(separator: ", "))
        }
      }
    }
  }
}
