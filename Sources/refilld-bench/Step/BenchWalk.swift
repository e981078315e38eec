import SeededRandom
import Statecharts

/// Ways through a chart, drawn at random beforehand and then gone again as often as it is measured.
struct BenchWalk<Guards: GuardSource> {
  /// One life, from the start to where no event does anything any more, or longer ones cut off.
  private struct Life {
    let guards: Guards
    var events: [Int] = []
  }

  /// Many times what the largest branch predictors are known to hold.
  static var size: Int { 1 << 16 }
  private static var longestLife: Int { 64 }

  private(set) var count = 0
  private(set) var moved = 0
  private let chart: Chart
  private let start: Configuration
  private var lives: [Life] = []

  /// - Parameter guards: answers, taken in turn, a life each.
  init(_ chart: Chart, guards: [Guards], seed: UInt64) {
    self.chart = chart
    var log = StepLog()
    start = chart.start(guards: guards[0], into: &log)
    var random = SplitMix64(seed: seed)
    while count < Self.size {
      let life = draw(Life(guards: guards[lives.count % guards.count]), &random, &log)
      count += life.events.count
      lives.append(life)
    }
  }

  /// Draws each event evenly among those that something in the chart waits for where the life stands.
  private mutating func draw(_ life: Life, _ random: inout SplitMix64, _ log: inout StepLog) -> Life {
    let chart = chart
    var life = life
    var configuration = start
    while life.events.count < Self.longestLife {
      let choices = chart.events.indices.filter { event in
        var tried = configuration
        return chart.step(&tried, event: event, guards: life.guards, into: &log) != .unhandled
      }
      guard let event = choices.randomElement(using: &random) else { break }
      life.events.append(event)
      if chart.step(&configuration, event: event, guards: life.guards, into: &log) == .moved { moved += 1 }
    }
    return life
  }

  /// Goes all the ways once more.
  func run(into log: inout StepLog) {
    let chart = chart
    for life in lives {
      var configuration = start
      let guards = life.guards
      for event in life.events {
        _ = chart.step(&configuration, event: event, guards: guards, into: &log)
      }
    }
  }
}
