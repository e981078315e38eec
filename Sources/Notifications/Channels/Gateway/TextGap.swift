/// What may stand in braces in the file of a gateway for texts. Nothing else can: a file can send nothing of a patient
/// but the number and the words.
package enum TextGap: String, CaseIterable, Hashable, Sendable {
  /// The number, in the form of E.164.
  case to
  case text
  /// The message's own id, the same in each attempt.
  case id
  /// Where the gateway tells what became of it.
  case callback
  /// The file's secret.
  case secret

  package static let names = Set(allCases.map(\.rawValue))
}
