import Refills

/// The six questions with their answers, in one list: for one refill, or for all of a patient's.
struct AnswerList {
  /// What stands behind an answer: which refill it is about, and where to go.
  struct Line {
    /// The refill's name and page, where the list is about several.
    var about: (title: String, path: String)?
    var text: String
    var links: [(title: String, path: String)] = []
  }

  let words: AnswerWords
  let line: (PatientQuestion) -> Line

  func write(_ html: inout HTML) {
    html.element("dl", ["class": "answers"]) { html in
      for question in PatientQuestion.allCases {
        html.element("div", ["class": question.rawValue, "data-answer": question.rawValue]) { html in
          html.element("dt", words.say(question.phrase))
          html.element("dd") { write(line(question), &$0) }
        }
      }
    }
  }

  private func write(_ line: Line, _ html: inout HTML) {
    if let about = line.about {
      html.element("a", ["href": about.path], about.title)
      html.text(": ")
    }
    html.text(line.text)
    for link in line.links {
      html.markup(" ")
      html.element("a", ["href": link.path], link.title)
    }
  }
}
