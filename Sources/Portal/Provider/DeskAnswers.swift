import Refills
import Store

/// What the pharmacy said: the last answers as they came, each beside what it meant to us.
struct DeskAnswers {
  /// Answers that stand open; the earlier ones are folded together.
  static let mostOpen = 3

  /// Who works with what a pharmacy says. An answer may hold more of a person than the page shows, such as an address
  /// or what an insurer pays; who only keeps accounts or records has no need of it.
  static let readers: Set<Actor> = [.support, .lead, .provider, .delegate]

  /// Newest first.
  let answers: [HeardAnswer]
  let frame: DeskFrame

  func write(_ html: inout HTML) {
    html.element("h2", ["id": "said"], "What the pharmacy said")
    guard !answers.isEmpty else {
      html.element("p", ["class": "quiet"], "Nothing yet.")
      return
    }
    for answer in answers.prefix(Self.mostOpen) { write(answer, &html) }
    let earlier = answers.dropFirst(Self.mostOpen)
    guard !earlier.isEmpty else { return }
    html.element("details") { html in
      html.element("summary", "\(earlier.count) earlier")
      for answer in earlier { write(answer, &html) }
    }
  }

  private func write(_ heard: HeardAnswer, _ html: inout HTML) {
    let answer = heard.answer
    html.element("div", ["class": "card"]) { html in
      html.element("p", ["class": "quiet"]) { html in
        html.time(answer.askedAt, in: frame.zone, .english)
        html.text(" · \(answer.endpoint) \(answer.item) · \(Self.way(answer.origin))")
      }
      html.element("p") { html in
        html.element("strong", "“\(answer.status)”")
        if let reason = answer.reason { html.text(" because of “\(reason)”") }
        html.text(" ")
        meaning(heard, &html)
      }
      html.element("details") { html in
        html.element("summary", "The whole answer")
        html.element("pre", IndentedJSON.text(answer.text))
        if answer.isCut {
          html.element(
            "p", ["class": "quiet"], "It was longer: the first \(RawAnswer.mostBytes / 1024) KiB are kept.")
        }
      }
    }
  }

  private func meaning(_ heard: HeardAnswer, _ html: inout HTML) {
    switch heard.answer.event {
    case nil: html.element("span", ["class": "pill"], "no news")
    case .pharmacyUnmapped: html.element("span", ["class": "pill hot"], "not understood")
    case let kind?: html.element("span", ["class": "pill"], kind.rawValue)
    }
    if let contradiction = heard.answer.contradiction {
      html.text(" ")
      html.element("span", ["class": "bad"], "It contradicts itself: \(contradiction)")
    }
    if let refusal = heard.refusal {
      html.text(" ")
      html.element("span", ["class": "bad"], "It changed nothing: \(refusal)")
    }
  }

  private static func way(_ origin: RawAnswer.Origin) -> String {
    switch origin {
    case .asked: "asked for it"
    case .found: "found in a list"
    case .pushed: "pushed to us"
    }
  }
}
