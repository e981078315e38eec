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

extension ConditionTerm {
  /// `not in late`.
  /// - Parameter isQuoted: puts the ids of states between backticks.
  func words(isQuoted: Bool = false) -> String {
    let test =
      switch test {
      case .guarded(let name): name
      case .inState(let id): isQuoted ? "in `\(id)`" : "in \(id)"
      case .constant(let value): "\(value)"
      }
    return negated ? "not \(test)" : test
  }
}
