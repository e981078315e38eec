/// One descriptor of an `<rx:ignore event/>`: an event that is known to mean nothing in its state.
package struct IgnoredEvent: Sendable, Equatable {
  package var event: Located<String>
  package var position: SourcePosition
}
