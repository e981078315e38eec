import Pharmacies
import Portal

extension FileValue {
  /// What a brand asks: a list of questions in both languages, each with what can be answered.
  func questionnaire() throws(FileError) -> [BrandQuestion] {
    let values = try list()
    guard (1...BrandQuestion.most).contains(values.count) else {
      throw refusal("Write 1 to \(BrandQuestion.most) questions, or leave the key out.")
    }
    var questions: [BrandQuestion] = []
    for value in values { questions.append(try value.question()) }
    return questions
  }

  private func question() throws(FileError) -> BrandQuestion {
    let all = try mapping(["en", "es", "answer"])
    let text = try Self.textInBoth(all)
    guard let answer = all["answer"] else { return BrandQuestion(text) }
    if answer.isList { return BrandQuestion(text, choices: try answer.choices()) }
    switch try answer.text() {
    case "words": return BrandQuestion(text)
    case "yes-or-no": return BrandQuestion(text, choices: BrandQuestion.yesOrNo)
    default: throw answer.refusal("Write words, yes-or-no, or a list of choices in both languages.")
    }
  }

  private func choices() throws(FileError) -> [BrandQuestion.Text] {
    let values = try list()
    guard BrandQuestion.choices.contains(values.count) else {
      throw refusal(
        "Write \(BrandQuestion.choices.lowerBound) to \(BrandQuestion.choices.upperBound) choices.")
    }
    var choices: [BrandQuestion.Text] = []
    for value in values { choices.append(try Self.textInBoth(try value.mapping(["en", "es"]))) }
    return choices
  }

  private static func textInBoth(_ all: FileMapping) throws(FileError) -> BrandQuestion.Text {
    BrandQuestion.Text(
      english: try all.required("en").shortText(), spanish: try all.required("es").shortText())
  }

  /// A question or a choice is a line or two.
  private func shortText() throws(FileError) -> String {
    let text = try visibleText()
    guard text.count <= 300 else { throw refusal("Write at most 300 characters.") }
    return text
  }
}
