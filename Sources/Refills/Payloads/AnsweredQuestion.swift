/// A question that the patient was asked, and what was answered.
package struct AnsweredQuestion: Hashable, Sendable, Codable {
  /// As staff read it, whatever language the patient saw it in.
  package let question: String
  package let answer: String

  package init(question: String, answer: String) {
    self.question = question
    self.answer = answer
  }
}
