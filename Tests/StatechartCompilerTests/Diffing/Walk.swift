import SeededRandom
import StatechartCompiler
import Statecharts

/// Where a chart can stand, found by walking about in it at random.
struct Walk {
  private struct Answers: GuardSource {
    let bits: UInt64

    func answer(_ guardIndex: Int) -> Bool { bits & (1 << UInt64(guardIndex)) != 0 }
  }

  private(set) var configurations: Set<Configuration> = []

  /// - Parameter steps: how many events are sent; after each tenth the chart begins anew now and then.
  init(in chart: Chart, steps: Int, using generator: inout SplitMix64) {
    var log = StepLog()
    var configuration: Configuration?
    for step in 0..<steps {
      let answers = Answers(bits: generator.next())
      guard var current = configuration, step % 10 != 0 || Bool.random(using: &generator) else {
        configuration = chart.start(guards: answers, into: &log)
        if log.isEndless {
          configuration = nil
        } else if let configuration {
          configurations.insert(configuration)
        }
        continue
      }
      guard let event = chart.events.indices.randomElement(using: &generator) else { continue }
      if chart.step(&current, event: event, guards: answers, into: &log) == .endless { continue }
      configurations.insert(current)
      configuration = current
    }
  }
}
