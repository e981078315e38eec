import Foundation
import Refills
import Statecharts

/// The visits and charges of a refill on the desk, as the clinic's systems and the patient left them.
struct DeskMatters {
  let beside: Beside
  let words: AnswerWords
  let zone: TimeZone
  let now: Instant

  func write(_ html: inout HTML) {
    guard !beside.visits.isEmpty || !beside.charges.isEmpty else { return }
    html.element("h2", "Visits and charges")
    for visit in beside.visits {
      html.element("div", ["class": "card"]) { html in
        head(visit.external, "Visit", visit.state.rawValue, visit.state.acts, &html)
        html.element("p", words.visit(VisitAnswer(visit, at: now)))
        let plan = visit.facts.plan
        let details = [plan.with, plan.place].compactMap(\.self)
        if !details.isEmpty { html.element("p", ["class": "quiet"], details.joined(separator: ", ")) }
        if let wish = visit.facts.wish { html.element("p", "The patient cannot come then: “\(wish)”") }
        if let chosen = visit.facts.chosen {
          html.element("p") { html in
            html.text("The patient asks for ")
            html.time(chosen, in: zone, .english)
          }
        }
      }
    }
    for charge in beside.charges {
      html.element("div", ["class": "card"]) { html in
        head(
          charge.external, charge.facts.bill.what ?? "Charge", charge.state.rawValue, charge.state.acts, &html
        )
        html.element("p", words.charge(charge))
      }
    }
  }

  private func head(_ id: ExternalID, _ title: String, _ state: String, _ acts: Party, _ html: inout HTML) {
    html.element("p") { html in
      html.element("strong", title)
      html.text(" ")
      html.element("span", ["class": "pill"], state.spacedWords)
      html.text(acts == .nobody ? "" : " next: \(acts.rawValue)")
      html.element("span", ["class": "quiet"], " \(id)")
    }
  }
}
