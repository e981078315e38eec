import Refills

/// One question that a brand asks where a questionnaire is asked for.
package struct BrandQuestion: Hashable, Sendable {
  /// A text in both languages.
  package struct Text: Hashable, Sendable {
    let english: String
    let spanish: String

    package init(english: String, spanish: String) {
      self.english = english
      self.spanish = spanish
    }

    subscript(language: Language) -> String {
      switch language {
      case .english: english
      case .spanish: spanish
      }
    }
  }

  /// Most questions that a brand may ask at once.
  package static let most = 20
  /// Most choices of one question; fewer than two are none.
  package static let choices = 2...12

  package let text: Text
  /// What can be answered; nil: in words.
  package let choices: [Text]?

  package init(_ text: Text, choices: [Text]? = nil) {
    self.text = text
    self.choices = choices
  }

  package static let yesOrNo = [Text(english: "Yes", spanish: "Sí"), Text(english: "No", spanish: "No")]
}
