package import Statecharts

/// Runs a script against a chart on a virtual clock, and writes down what the chart does.
package struct ReplayDriver {
  /// What the chart did since its start: `+id` entered, `-id` left, `log:expression`.
  package private(set) var trace: [String] = []
  private var driver: ChartDriver
  private let guards: GuardAnswers

  package var now: Instant { driver.now }
  /// False once the chart did not come to rest.
  package var isAtRest: Bool { driver.isAtRest }

  /// Starts the chart at moment 0.
  /// - Parameters:
  ///   - guards: answers a guard by name; by default all are false.
  ///   - rules: what tests replace to prove that they would notice.
  package init(
    chart: Chart, rules: any StepRules = AppendixD(),
    guards: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.guards = GuardAnswers(names: chart.guards, isTrue: guards)
    driver = ChartDriver(chart, rules: rules, guards: self.guards)
    note()
    deliver(until: now)
  }

  /// Runs a whole script against a chart.
  package static func run(_ script: ReplayScript, on chart: Chart) -> ReplayResult {
    var driver = ReplayDriver(chart: chart)
    return driver.run(script)
  }

  /// Runs a script from where the driver stands.
  package mutating func run(_ script: ReplayScript) -> ReplayResult {
    if let difference = difference(step: 0, expected: script.initialConfiguration) { return difference }
    for (index, step) in script.events.enumerated() {
      wait(Span(milliseconds: step.after))
      send(step.event)
      if let difference = difference(step: index + 1, expected: step.nextConfiguration) { return difference }
    }
    return .ok
  }

  /// Ids of the active states without children, sorted.
  package var atomicStateIDs: [String] { driver.atomicStateIDs.sorted() }

  /// Lets time pass; what becomes due meanwhile arrives at its own moment.
  package mutating func wait(_ span: Span) {
    let end = now + span
    deliver(until: end)
    driver.pass(until: end)
  }

  /// Sends an external event now. A name that the chart does not know matches nothing.
  /// - Returns: what became of it.
  @discardableResult
  package mutating func send(_ event: String) -> StepOutcome {
    guard let index = driver.chart.eventIndex(event) else { return .unhandled }
    let outcome = driver.take(index, guards: guards)
    note()
    deliver(until: now)
    return outcome
  }

  private func difference(step: Int, expected: Set<String>) -> ReplayResult? {
    guard isAtRest else { return .endless(step: step) }
    let got = atomicStateIDs
    return Set(got) == expected ? nil : .differs(step: step, expected: expected.sorted(), got: got)
  }

  private mutating func deliver(until end: Instant) {
    while driver.takeNext(until: end, guards: guards) != nil { note() }
  }

  private mutating func note() {
    for happening in driver.happenings {
      switch happening {
      case .entered(let state): trace.append("+\(driver.chart.states[state].id)")
      case .left(let state): trace.append("-\(driver.chart.states[state].id)")
      case .log(_, let expression): trace.append("log:\(expression)")
      case .took, .command, .sent, .cancelled, .started, .stopped: break
      }
    }
  }
}
