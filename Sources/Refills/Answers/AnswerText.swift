/// The six answers as a patient reads them, below a headline. No text is empty, and none names a drug.
package struct AnswerText: Hashable, Sendable {
  /// At most eight words.
  package let headline: String
  package let next: String
  package let act: String
  package let visit: String
  package let sent: String
  package let pay: String
  package let message: String
  /// How old the news is, and when there will be more.
  package let asOf: String
}
