/// A state, region, pseudo-state or the document itself.
package struct StateNode: Sendable, Equatable {
  package enum Kind: String, Sendable { case document, state, parallel, final, deepHistory, shallowHistory }

  package var kind: Kind
  /// The author's id. Empty where a conformance chart gives none; the compiler then names it.
  package var id: String
  /// `initial` attribute or `<initial>` element; for a history its default transition.
  package var initial: TransitionNode?
  package var children: [StateNode]
  package var transitions: [TransitionNode]
  package var onEntry: [[ActionNode]]
  package var onExit: [[ActionNode]]
  package var clocks: [ClockDeclaration]
  package var ignored: [IgnoredEvent]
  /// Attributes of the domain's namespace, by local name: `stage`, `acts`, `answer`, `ask`, `closed`.
  package var facts: [String: Located<String>]
  package var position: SourcePosition
}

extension StateNode {
  /// An empty node.
  init(_ kind: Kind, at position: SourcePosition) {
    self.init(
      kind: kind, id: "", children: [], transitions: [], onEntry: [], onExit: [], clocks: [], ignored: [],
      facts: [:], position: position)
  }
}
