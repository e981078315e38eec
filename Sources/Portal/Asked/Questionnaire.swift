import Refills

/// The questions of one action as a page asks them, and what a form says to them.
struct Questionnaire {
  /// One more question than a brand's own: what whoever asked wrote.
  private let asked: String?
  private let brand: [BrandQuestion]

  /// Names of the fields.
  static let mark = "questions"
  static func field(_ number: Int) -> String { "answer-\(number)" }

  init(_ action: OpenAction, of brand: BrandFace) {
    self.brand = brand.questionnaire
    asked = action.words ?? (brand.questionnaire.isEmpty ? "" : nil)
  }

  /// Tells these questions from others: a page that is older than the questions does not answer them.
  var fingerprint: String {
    Fingerprint.of(
      [asked ?? "-"]
        + brand.flatMap { question in
          [question.text, BrandQuestion.Text(english: "\(question.choices?.count ?? 0)", spanish: "")]
            + (question.choices ?? [])
        }.flatMap { [$0.english, $0.spanish] })
  }

  func write(_ words: AnswerWords, _ html: inout HTML) {
    html.hidden(Self.mark, fingerprint)
    for (number, question) in brand.enumerated() {
      let (id, language) = (Self.field(number), words.language)
      if let choices = question.choices {
        html.choice(
          id, question.text[language], none: words.say(AskedPhrase.choose), isNeeded: true,
          choices.enumerated().map { ("\($0.offset)", $0.element[language]) })
      } else {
        html.element("label", ["for": id], question.text[language])
        box(id, isNeeded: true, &html)
      }
    }
    if let asked {
      let id = Self.field(brand.count)
      html.element("label", ["for": id], asked.isEmpty ? words.say(AskedPhrase.answer) : asked)
      box(id, isNeeded: brand.isEmpty, &html)
    }
  }

  private func box(_ id: String, isNeeded: Bool, _ html: inout HTML) {
    html.element(
      "textarea",
      [
        "id": id, "name": id, "rows": "2", "maxlength": "\(ClosingBody.longestAnswer)",
        "required": isNeeded ? "" : nil,
      ], "")
  }

  /// What a form says, in the words of the staff; a choice by its number.
  /// - Throws: 409 where the form is of other questions, 400 where an answer is missing or is none of the choices.
  func answers(_ form: [String: String]) throws(Problem) -> [AnsweredQuestion] {
    guard form[Self.mark] == fingerprint else { throw .notNow(409) }
    var answers: [AnsweredQuestion] = []
    for (number, question) in brand.enumerated() {
      guard let said = form[Self.field(number)]?.written else { throw Self.missing }
      var answer = said
      if let choices = question.choices {
        guard let value = Int(said), choices.indices.contains(value) else { throw Self.missing }
        answer = choices[value].english
      }
      answers.append(AnsweredQuestion(question: question.text.english, answer: answer))
    }
    if let asked {
      if let said = form[Self.field(brand.count)]?.written {
        answers.append(
          AnsweredQuestion(question: ClosingBody.question(asked.isEmpty ? nil : asked), answer: said))
      } else if brand.isEmpty {
        throw Self.missing
      }
    }
    return answers
  }

  private static let missing = Problem.malformed("Answer every question.")
}
