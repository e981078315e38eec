import Refills

/// All refills of a patient: one answer to each question, the most pressing, and below it a card a refill.
struct HomeView {
  let home: HomeAnswers
  let seen: [RefillID: SeenRefill]
  let words: AnswerWords
  let frame: PatientFrame

  var title: String { words.say(PagePhrase.allOfThem) }

  func write(_ html: inout HTML) {
    html.element("div", ["class": "narrow"]) { html in
      html.element("h1", title)
      html.element("div", ["class": "card"]) { html in AnswerList(words: words, line: line).write(&html) }
      guard !home.entries.isEmpty else { return }
      html.element("h2", words.say(PagePhrase.eachOfThem))
      for entry in home.entries { card(entry, &html) }
    }
  }

  private func line(_ question: PatientQuestion) -> AnswerList.Line {
    let links = AnswerLinks(words: words, brand: frame.brand)
    guard let entry = home.entry(for: question) else {
      return AnswerList.Line(text: words.textOfNothing[question], links: links.links(question, of: nil))
    }
    let isNamed = question != .act || entry.answers.act.isNeeded
    var text = wordsOf(entry.refill).text(of: entry.answers)[question]
    if question == .act, home.moreToDo > 0 {
      let more =
        home.moreToDo == 1
        ? words.say(PagePhrase.oneMoreToDo)
        : words.say(PagePhrase.moreToDo, [.amount: String(home.moreToDo)])
      text += " " + more
    }
    return AnswerList.Line(
      about: isNamed ? (drug(entry.refill), path(entry.refill)) : nil, text: text,
      links: links.links(question, of: entry.refill))
  }

  private func card(_ entry: HomeAnswers.Entry, _ html: inout HTML) {
    let words = wordsOf(entry.refill)
    let text = words.text(of: entry.answers)
    html.element("section", ["class": "card"]) { html in
      html.element("h3", drug(entry.refill))
      StageBar(refill: entry.refill, words: words).write(&html)
      html.element("p", text.headline)
      html.element("p", ["class": "act"], text.act)
      html.element("a", ["href": path(entry.refill)]) { html in
        html.text(words.say(PagePhrase.seeAll))
        html.element("span", ["class": "unseen"], ": " + drug(entry.refill))
      }
    }
  }

  /// Words of one refill: they name its pharmacy.
  private func wordsOf(_ refill: Refill) -> AnswerWords {
    seen[refill.id].map { frame.words($0.context) } ?? words
  }
  private func drug(_ refill: Refill) -> String { seen[refill.id]?.drug ?? "" }
  private func path(_ refill: Refill) -> String { "/p/refills/\(refill.id)" }
}
