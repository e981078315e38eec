import Refills
import Statecharts

/// All refills of a patient: one answer to each question, the most pressing, and below it a card a refill.
struct HomeView {
  /// A refill as it stands on the page.
  private struct Card {
    let title: String
    /// They name its pharmacy.
    let words: AnswerWords
    let text: AnswerText
  }

  private let home: HomeAnswers
  private let cards: [RefillID: Card]
  /// Visits and charges that are about no refill.
  private let apart: Beside
  private let words: AnswerWords
  private let frame: PatientFrame
  private let now: Instant

  init(_ seen: [SeenRefill], apart: Beside, words: AnswerWords, frame: PatientFrame, at now: Instant) {
    let entries = seen.map { HomeAnswers.Entry($0.refill, $0.answers) }
    home = HomeAnswers(entries, at: now)
    cards = Dictionary(
      uniqueKeysWithValues: zip(seen, entries).map { seen, entry in
        let words = frame.words(seen.context)
        return (
          seen.refill.id, Card(title: seen.title(words), words: words, text: words.text(of: entry.answers))
        )
      })
    self.apart = apart
    self.words = words
    self.frame = frame
    self.now = now
  }

  var title: String { words.say(PagePhrase.allOfThem) }

  func write(_ html: inout HTML) {
    html.element("div", ["class": "narrow"]) { html in
      html.element("h1", title)
      html.element("div", ["class": "card"]) { html in AnswerList(words: words, line: line).write(&html) }
      RequestingPage.link(from: frame, words, &html)
      NamingForm(naming: frame.naming, place: .home, words: words).write(&html)
      for visit in VisitAnswer.telling(apart.visits, at: now) {
        VisitCard(visit: visit, words: words, isAwaited: false, now: now).write(&html)
      }
      ChargeCard(
        charges: PayAnswer.telling(apart.charges, at: now), words: words, paying: frame.paying
      ).write(&html)
      guard !home.entries.isEmpty else { return }
      html.element("h2", words.say(PagePhrase.eachOfThem))
      for entry in home.entries {
        if let card = cards[entry.refill.id] { write(card, of: entry.refill, &html) }
      }
    }
  }

  private func line(_ question: PatientQuestion) -> AnswerList.Line {
    let links = AnswerLinks(words: words, brand: frame.brand)
    if let text = HomeApart(apart, at: now).text(question, beside: home, words: words) {
      return AnswerList.Line(text: text, links: links.links(question, of: nil, nil))
    }
    guard let entry = home.entry(for: question), let card = cards[entry.refill.id] else {
      return AnswerList.Line(text: words.textOfNothing[question], links: links.links(question, of: nil, nil))
    }
    let isNamed = question != .act || entry.answers.act.isNeeded
    return AnswerList.Line(
      about: isNamed ? (card.title, path(entry.refill)) : nil,
      text: card.text[question] + (question == .act ? more : ""),
      links: links.links(question, of: entry.refill, entry.answers))
  }

  /// What there is to do besides.
  private var more: String {
    switch home.moreToDo + HomeApart(apart, at: now).tasks.count {
    case 0: ""
    case 1: " " + words.say(PagePhrase.oneMoreToDo)
    case let count: " " + words.say(PagePhrase.moreToDo, [.amount: String(count)])
    }
  }

  private func write(_ card: Card, of refill: Refill, _ html: inout HTML) {
    html.element("section", ["class": "card"]) { html in
      html.element("h3", card.title)
      StageBar(refill: refill, words: card.words).write(&html)
      html.element("p", card.text.headline)
      html.element("p", ["class": "act"], card.text.act)
      html.element("a", ["href": path(refill)]) { html in
        html.text(card.words.say(PagePhrase.seeAll))
        html.element("span", ["class": "unseen"], ": " + card.title)
      }
    }
  }

  private func path(_ refill: Refill) -> String { "/p/refills/\(refill.id)" }
}
