/// One term of a conjunction.
package struct ConditionTerm: Sendable, Equatable {
  package enum Test: Sendable, Equatable {
    case guarded(String)
    case inState(String)
    case constant(Bool)
  }

  package var test: Test
  package var negated: Bool
  package var position: SourcePosition
}
