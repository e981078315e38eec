/// A value and where it stands.
package struct Located<Value: Sendable & Equatable>: Sendable, Equatable {
  package var value: Value
  package var position: SourcePosition
}
