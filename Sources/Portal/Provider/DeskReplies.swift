import Refills
import Statecharts

/// What the patient answered to what was asked, as whoever decides reads it.
struct DeskReplies {
  let replies: [HeardReply]
  let frame: DeskFrame

  func write(_ html: inout HTML) {
    guard !replies.isEmpty else { return }
    html.element("h2", "What was answered")
    for reply in replies {
      html.element("div", ["class": "card"]) { html in
        html.element("p") { html in
          html.element("strong", reply.kind.rawValue.spacedWords)
          html.text(", said by \(reply.from.rawValue), ")
          html.time(reply.at, in: frame.zone, .english)
        }
        html.element("dl", ["class": "facts"]) { html in
          for answer in reply.reply.answers { fact(answer.question, answer.answer, &html) }
          if let address = reply.reply.address { fact("Lives now at", address, &html) }
          if let place = reply.reply.pharmacy { fact("Chose", place.endpoint.text, &html) }
        }
      }
    }
  }

  private func fact(_ name: String, _ value: String, _ html: inout HTML) {
    html.element("dt", name)
    html.element("dd", ["class": "said"], value)
  }
}
