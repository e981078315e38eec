import Statecharts

/// Runs a chart event by event and writes down what can be seen from outside.
struct Walk {
  let chart: Chart
  let rules: any StepRules
  private(set) var configuration: Configuration
  private(set) var log = StepLog()
  /// `+id`, `-id`, `log text`, `send event`, `cancel id`, `command name`, `start clock`, `stop clock`.
  private(set) var trace: [String] = []
  private(set) var outcome = StepOutcome.moved

  init(_ chart: Chart, rules: any StepRules = AppendixD(), guards: UInt64 = 0) {
    self.chart = chart
    self.rules = rules
    configuration = chart.start(guards: Bits(bits: guards), rules: rules, into: &log)
    trace += rendered
  }

  /// Sends an event; one that the chart does not name does nothing.
  mutating func send(_ event: String, guards: UInt64 = 0) {
    guard let index = chart.eventIndex(event) else { return }
    outcome = chart.step(&configuration, event: index, guards: Bits(bits: guards), rules: rules, into: &log)
    trace += rendered
  }

  /// The trace since it was last taken.
  mutating func takeTrace() -> [String] {
    defer { trace = [] }
    return trace
  }

  /// Active states without children.
  var leaves: [String] {
    configuration.active.filter { chart.states[$0].last == $0 }.map { chart.states[$0].id }
  }

  private var rendered: [String] {
    log.effects.compactMap { effect -> String? in
      switch effect {
      case .entered(let state): "+" + chart.states[state].id
      case .exited(let state): "-" + chart.states[state].id
      case .startedClock(let clock): "start " + chart.clocks[clock]
      case .stoppedClock(let clock): "stop " + chart.clocks[clock]
      case .command(let command): "command " + chart.commands[command]
      case .log(let action), .send(let action), .cancel(let action): described(chart.actions[action])
      case .took: nil
      }
    }
  }

  private func described(_ action: ChartAction) -> String {
    switch action {
    case .log(_, let text): "log " + text
    case .send(let event, _, _): "send " + chart.events[event]
    case .cancel(let id): "cancel " + id
    case .raise, .command: "not an effect of this kind"
    }
  }
}
