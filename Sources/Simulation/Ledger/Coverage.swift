import Refills
import Statecharts

/// Which transitions of the chart a decision took: the chart is stepped once more with the answers that its guards gave.
struct Coverage {
  private struct Recorded: GuardSource {
    let answers: UInt64
    func answer(_ guardIndex: Int) -> Bool { answers & 1 << UInt64(guardIndex) != 0 }
  }

  private var log = StepLog()

  /// Those that a step can take and that do something, by their index.
  static let all = Set(
    RefillChart.table.transitions.indices.filter { index in
      let transition = RefillChart.table.transitions[index]
      return !transition.isIgnoring && !(transition.events.isEmpty && transition.condition.isEmpty)
    })

  /// Where a transition starts, what takes it, and where it leads.
  static func name(_ index: Int) -> String {
    let chart = RefillChart.table
    let transition = chart.transitions[index]
    let events = transition.events.map { chart.events[$0] }.joined(separator: " ")
    let targets = transition.targets.map { chart.states[$0].id }.joined(separator: " ")
    return "\(chart.states[transition.source].id): \(events) → \(targets)"
  }

  mutating func step(_ decision: Decision, from before: Refill?) -> [Int] {
    let entry = decision.entry
    var configuration: Configuration
    if let before {
      configuration = before.configuration
    } else {
      let answers = [RefillChart.Guard.allActionsDone, .nothingBlocksDecision, .nothingBlocksSending]
        .reduce(UInt64(0)) { $0 | 1 << UInt64($1.rawValue) }
      configuration = RefillChart.table.start(guards: Recorded(answers: answers), into: &log)
    }
    _ = RefillChart.table.step(
      &configuration, event: entry.kind.index, guards: Recorded(answers: entry.guardAnswers), into: &log)
    return log.effects.compactMap { if case .took(let transition) = $0 { transition } else { nil } }
  }
}
