extension ChartModel {
  /// Names that stand twice, and names that nothing declares.
  var nameProblems: [ChartProblem] {
    let states = root.all
    let ids = Set(states.map(\.id))
    let declared = Set(guards.map(\.name))
    let sends = Set(
      states.flatMap(\.actions).compactMap { action in
        if case .send(_, _, let id) = action.kind { id } else { nil }
      })
    var problems =
      duplicates("state", states.dropFirst().map { ($0.id, $0.position) })
      + duplicates("clock", states.flatMap(\.clocks).map { ($0.name, $0.position) })
      + duplicates("event", events.map { ($0.name, $0.position) })
      + duplicates("guard", guards.map { ($0.name, $0.position) })
    func unknown(_ position: SourcePosition, _ message: String) {
      problems.append(ChartProblem(code: .unknown, file: file, position: position, message: message))
    }
    for transition in states.flatMap({ [$0.initial].compactMap(\.self) + $0.transitions }) {
      for target in transition.targets where !ids.contains(target.value) {
        unknown(target.position, "there is no state '\(target.value)'; correct the name or add the state")
      }
      for term in transition.condition {
        switch term.test {
        case .guarded(let name) where !declared.contains(name):
          unknown(term.position, "no guard '\(name)' is declared; add <rx:guard name=\"\(name)\"/>")
        case .inState(let id) where !ids.contains(id):
          unknown(term.position, "there is no state '\(id)'; correct the name or add the state")
        case .guarded, .inState, .constant: break
        }
      }
    }
    for action in states.flatMap(\.actions) {
      if case .cancel(let id) = action.kind, !sends.contains(id) {
        unknown(action.position, "no <send> has the id '\(id)'; correct it or remove the <cancel>")
      }
    }
    return problems + unusedGuards
  }

  private var unusedGuards: [ChartProblem] {
    let asked = Set(
      root.all.flatMap(\.transitions).flatMap(\.condition).compactMap { term in
        if case .guarded(let name) = term.test { name } else { nil }
      })
    return guards.filter { !asked.contains($0.name) }.map { unasked in
      ChartProblem(
        code: .unknown, file: file, position: unasked.position,
        message: "no condition asks the guard '\(unasked.name)'; remove it or use it")
    }
  }

  private func duplicates(_ kind: String, _ names: [(String, SourcePosition)]) -> [ChartProblem] {
    var first: [String: SourcePosition] = [:]
    return names.compactMap { name, position in
      guard let earlier = first[name] else {
        first[name] = position
        return nil
      }
      return ChartProblem(
        code: .duplicate, file: file, position: position,
        message: "the \(kind) '\(name)' stands already in line \(earlier.line); give it another name")
    }
  }
}
