import Statecharts

extension Matter {
  /// The number of the first step that does not follow from those before it, counted from 1; nil: all of them do, and
  /// it stands where they lead.
  ///
  /// The facts behind a guard are those of the time and not kept for each step, so either answer of a guard may have
  /// led where the step says.
  package var strayStep: Int? {
    var place = Self.initial
    for (index, step) in steps.enumerated() {
      guard step.from == place, step.event.actors.contains(step.sender.actor),
        [true, false].contains(where: { Self.target(of: step, answering: $0) == step.to })
      else { return index + 1 }
      place = step.to
    }
    return place == state ? nil : steps.count + 1
  }

  private static func target(of step: Step, answering answer: Bool) -> Chart.State? {
    guard var configuration = Configuration(resting: step.from.index, in: Chart.table) else { return nil }
    var log = StepLog()
    let outcome = Chart.table.step(
      &configuration, event: step.event.index, guards: SameAnswer(answer: answer), into: &log)
    guard case .moved = outcome else { return nil }
    return Chart.state(in: configuration)
  }
}

/// Answers every guard in one way.
private struct SameAnswer: GuardSource {
  let answer: Bool

  func answer(_ guardIndex: Int) -> Bool { answer }
}
