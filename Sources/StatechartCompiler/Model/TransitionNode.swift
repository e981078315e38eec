/// A transition, or the content of an `<initial>` or of a history's default.
package struct TransitionNode: Sendable, Equatable {
  /// Event descriptors, in order: `a.b`, `a.*`, `*`.
  package var events: [Located<String>]
  /// A conjunction; empty: always.
  package var condition: [ConditionTerm]
  package var targets: [Located<String>]
  package var isInternal: Bool
  package var actions: [ActionNode]
  /// What the patient is told when it is taken.
  package var notice: Located<String>?
  /// True where it takes back what was said before.
  package var isCorrection: Bool
  package var position: SourcePosition
}

extension TransitionNode {
  /// A transition that does nothing but go.
  init(targets: [Located<String>], position: SourcePosition) {
    self.init(
      events: [], condition: [], targets: targets, isInternal: false, actions: [], isCorrection: false,
      position: position)
  }
}
