import Refills

/// What comes with `action.closed`: what was asked, and what was said to it.
package struct ClosingBody: Decodable, Sendable {
  static let mostAnswers = 40
  /// Characters of a question, of an answer, of an address.
  static let longestQuestion = 1_000
  static let longestAnswer = 2_000
  static let longestAddress = 500

  let kind: OpenAction.Kind
  let answers: [AnsweredQuestion]?
  let address: String?
  let pharmacy: EndpointName?

  init(
    kind: OpenAction.Kind, answers: [AnsweredQuestion]? = nil, address: String? = nil,
    pharmacy: EndpointName? = nil
  ) {
    self.kind = kind
    self.answers = answers
    self.address = address
    self.pharmacy = pharmacy
  }

  /// - Parameter place: a pharmacy as a refill is placed there.
  /// - Throws: 422 where the answer is none to what was asked, or too long.
  func closing(_ place: (EndpointName) throws(Problem) -> PharmacyPlace) throws(Problem) -> ActionClosing {
    guard answers != nil || address != nil || pharmacy != nil else { return ActionClosing(kind: kind) }
    try check()
    return ActionClosing(
      kind: kind,
      reply: ActionReply(
        answers: (answers ?? []).map {
          AnsweredQuestion(question: Self.cleaned($0.question), answer: Self.cleaned($0.answer))
        }, address: address.map(Self.cleaned),
        pharmacy: try pharmacy.map { name throws(Problem) in try place(name) }))
  }

  /// What was asked, as it is kept beside the answer.
  /// - Parameter words: of whoever asked; nil: none.
  static func question(_ words: String?) -> String {
    words.map { String($0.prefix(longestQuestion)) } ?? "Answer"
  }

  /// Without what cannot be seen or turns the reading direction, as messages are.
  private static func cleaned(_ text: String) -> String { ThreadWords(typed: text).text }

  private func check() throws(Problem) {
    if pharmacy != nil, kind != .choosePharmacy {
      throw .unprocessable("A “pharmacy” is the answer to “choosePharmacy” alone.")
    }
    if let address {
      guard kind == .address else { throw .unprocessable("An “address” is the answer to “address” alone.") }
      guard Self.isWritten(address, atMost: Self.longestAddress) else {
        throw .unprocessable("“address” has 1 to \(Self.longestAddress) characters.")
      }
    }
    guard let answers else { return }
    guard (1...Self.mostAnswers).contains(answers.count),
      answers.allSatisfy({
        Self.isWritten($0.question, atMost: Self.longestQuestion)
          && Self.isWritten($0.answer, atMost: Self.longestAnswer)
      })
    else {
      throw .unprocessable(
        "“answers” are 1 to \(Self.mostAnswers), a “question” has 1 to \(Self.longestQuestion) characters, an "
          + "“answer” 1 to \(Self.longestAnswer).")
    }
  }

  private static func isWritten(_ text: String, atMost longest: Int) -> Bool {
    text.count <= longest && cleaned(text).written != nil
  }
}
