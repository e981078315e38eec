/// Why a chart has no tables.
package struct LoweringError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong. The set is open: later versions may add codes.
  package struct Code: Hashable, Sendable {
    package let name: String

    private init(_ name: String) { self.name = name }

    /// More states, guards or histories than the runtime holds.
    package static let tooLarge = Code("tooLarge")
    /// A target or an `In()` names a state that the chart does not have.
    package static let unknownState = Code("unknownState")
    /// Two states have the same id.
    package static let repeatedState = Code("repeatedState")
    /// A condition names a guard that is not declared.
    package static let unknownGuard = Code("unknownGuard")
    /// The document or a parallel without states in it.
    package static let noChildren = Code("noChildren")
    /// An initial or a history's default is missing or leads where it must not.
    package static let wrongDefault = Code("wrongDefault")
  }

  package let code: Code
  package let file: String
  package let position: SourcePosition
  /// What is wrong and what to do.
  package let message: String

  /// In the form that build tools and editors understand: `file:line:column: error: message`.
  package var description: String {
    "\(file):\(position.line):\(position.column): error: \(message)"
  }
}
