import Refills

/// When somebody is there in a week, a line a day, folded away until it is asked for.
struct OpeningHours {
  let title: String
  /// Whose times they are, where that is not plain.
  var zone: String?
  let hours: WeeklyHours
  let words: AnswerWords

  func write(_ html: inout HTML) {
    html.element("details") { html in
      html.element("summary", title)
      html.element("dl", ["class": "facts"]) { html in
        for day in Weekday.allCases {
          let open = hours.intervals(of: day).map { $0.text(in: words.language) }
          html.element("dt", day.name(in: words.language))
          html.element(
            "dd", open.isEmpty ? words.say(PagePhrase.closedThatDay) : open.joined(separator: ", "))
        }
      }
      if let zone { html.element("p", ["class": "quiet", "data-age": ""], zone) }
    }
  }
}
