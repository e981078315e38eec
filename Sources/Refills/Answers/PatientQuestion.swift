/// The six questions that a patient's page answers, in the order in which it does.
package enum PatientQuestion: String, CaseIterable, Sendable {
  case next, act, visit, sent, pay, message

  package var phrase: PagePhrase {
    switch self {
    case .next: .whatIsNext
    case .act: .whatToDo
    case .visit: .whenIsTheVisit
    case .sent: .isItSent
    case .pay: .whatToPay
    case .message: .howToWrite
    }
  }
}

extension AnswerText {
  package subscript(question: PatientQuestion) -> String {
    switch question {
    case .next: next
    case .act: act
    case .visit: visit
    case .sent: sent
    case .pay: pay
    case .message: message
    }
  }
}
