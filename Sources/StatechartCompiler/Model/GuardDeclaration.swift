/// `<rx:guard name constant/>`: a question that the domain answers.
package struct GuardDeclaration: Sendable, Equatable {
  package var name: String
  /// True where the answer cannot change during a refill's life (used when configurations are enumerated).
  package var isConstant: Bool
  package var position: SourcePosition
}
