/// A chart as its author wrote it, with positions, before it is checked.
package struct ChartModel: Sendable, Equatable {
  /// The path that problems name.
  package var file: String
  package var name: String
  package var root: StateNode
  /// `rx:event` declarations, in document order.
  package var events: [EventDeclaration]
  /// `rx:guard` declarations, in document order.
  package var guards: [GuardDeclaration]
  package var position: SourcePosition
}
