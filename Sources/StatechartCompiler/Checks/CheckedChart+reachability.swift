import Statecharts

extension CheckedChart {
  /// States that no transition can lead to, and transitions whose condition can never hold.
  ///
  /// Guards are taken to answer freely, so what is reported is certain; what is not reported may still be
  /// impossible for reasons that only the domain knows.
  var reachabilityProblems: [ChartProblem] {
    let reachable = reachableStates
    var problems: [ChartProblem] = []
    for state in chart.states.indices.dropFirst() where !reachable.contains(state) {
      // What lies inside an unreachable state goes without saying.
      guard reachable.contains(chart.states[state].parent) else { continue }
      problems.append(
        problem(
          .unreachable, nodes[state].position,
          "no transition leads to '\(chart.states[state].id)'; add one or remove the state"))
    }
    for (index, transition) in chart.transitions.enumerated() {
      guard reachable.contains(transition.source), !canHold(transition, reachable) else { continue }
      problems.append(
        problem(
          .unreachable, positions[index],
          "the condition cannot hold while '\(chart.states[transition.source].id)' is active; "
            + "correct or remove it"
        ))
    }
    return problems
  }

  var reachableStates: StateSet {
    var reachable = entered(by: [0])
    var before = StateSet()
    while before != reachable {
      before = reachable
      for transition in chart.transitions
      where reachable.contains(transition.source) && canHold(transition, reachable) {
        reachable.formUnion(entered(by: transition.targets))
      }
    }
    return reachable
  }

  private func canHold(_ transition: ChartTransition, _ reachable: StateSet) -> Bool {
    guard !contradict(transition.condition) else { return false }
    return transition.condition.allSatisfy { term in
      switch term {
      case .inState(let state, isTrue: true):
        reachable.contains(state) && areCompatible(state, transition.source)
      case .inState(let state, isTrue: false): !contains(state, transition.source)
      case .guarded: true
      case .never: false
      }
    }
  }

  /// Whether the terms cannot all hold at one moment.
  func contradict(_ terms: [ChartTransition.Term]) -> Bool {
    terms.contains { one in
      terms.contains { other in
        switch (one, other) {
        case (.guarded(let first, let isTrue), .guarded(let second, let otherwise)):
          first == second && isTrue != otherwise
        case (.inState(let inside, isTrue: true), .inState(let outside, isTrue: false)):
          contains(outside, inside)
        case (.inState(let first, isTrue: true), .inState(let second, isTrue: true)):
          !areCompatible(first, second)
        default: false
        }
      }
    }
  }

  func problem(_ code: ChartProblem.Code, _ position: SourcePosition, _ message: String) -> ChartProblem {
    ChartProblem(code: code, file: model.file, position: position, message: message)
  }
}
