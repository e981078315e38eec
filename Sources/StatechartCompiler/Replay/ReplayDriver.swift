package import Statecharts

/// The surroundings of one chart on a virtual clock: keeps what it sends until it is due, and writes down what it does.
package struct ReplayDriver {
  /// How many of its own events a chart may get at one moment. A script has a handful; more is a chart that sends to
  /// itself without end.
  package static let sendLimit = 1_000

  package let chart: Chart
  package private(set) var configuration: Configuration
  package private(set) var now = Instant(milliseconds: 0)
  /// What the chart did since its start: `+id` entered, `-id` left, `log:expression`.
  package private(set) var trace: [String] = []
  /// False once the chart did not come to rest.
  package private(set) var isAtRest = true
  private var pending: [PendingSend] = []
  private var sends = 0
  private var log = StepLog()
  private let guards: Answers
  private let rules: any StepRules

  /// Answers guards by name.
  private struct Answers: GuardSource {
    let names: [String]
    let isTrue: @Sendable (String) -> Bool

    func answer(_ guardIndex: Int) -> Bool { isTrue(names[guardIndex]) }
  }

  /// Starts the chart at moment 0.
  /// - Parameters:
  ///   - guards: answers a guard by name; by default all are false.
  ///   - rules: what tests replace to prove that they would notice.
  package init(
    chart: Chart, rules: any StepRules = AppendixD(),
    guards: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.chart = chart
    self.rules = rules
    self.guards = Answers(names: chart.guards, isTrue: guards)
    configuration = chart.start(guards: self.guards, rules: rules, into: &log)
    isAtRest = !log.isEndless
    perform()
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
  package var atomicStateIDs: [String] {
    configuration.active.filter { [.atomic, .final].contains(chart.states[$0].kind) }
      .map { chart.states[$0].id }.sorted()
  }

  /// Lets time pass; what becomes due meanwhile arrives at its own moment.
  package mutating func wait(_ span: Span) {
    let end = now + span
    deliver(until: end)
    now = end
  }

  /// Sends an external event now. A name that the chart does not know matches nothing.
  /// - Returns: what became of it.
  @discardableResult
  package mutating func send(_ event: String) -> StepOutcome {
    guard let index = chart.eventIndex(event) else { return .unhandled }
    let outcome = take(index)
    deliver(until: now)
    return outcome
  }

  private func difference(step: Int, expected: Set<String>) -> ReplayResult? {
    guard isAtRest else { return .endless(step: step) }
    let got = atomicStateIDs
    return Set(got) == expected ? nil : .differs(step: step, expected: expected.sorted(), got: got)
  }

  private mutating func take(_ event: Int) -> StepOutcome {
    let outcome = chart.step(&configuration, event: event, guards: guards, rules: rules, into: &log)
    if outcome == .endless { isAtRest = false }
    perform()
    return outcome
  }

  private mutating func deliver(until end: Instant) {
    var delivered = 0
    while isAtRest, let next = pending.indices.min(by: { isSooner(pending[$0], pending[$1]) }),
      pending[next].due <= end
    {
      let send = pending.remove(at: next)
      delivered = send.due > now ? 1 : delivered + 1
      guard delivered <= Self.sendLimit else {
        isAtRest = false
        return
      }
      now = send.due
      _ = take(send.event)
    }
  }

  private func isSooner(_ one: PendingSend, _ other: PendingSend) -> Bool {
    (one.due, one.number) < (other.due, other.number)
  }

  private mutating func perform() {
    for effect in log.effects {
      switch effect {
      case .entered(let state): trace.append("+\(chart.states[state].id)")
      case .exited(let state): trace.append("-\(chart.states[state].id)")
      case .log(let action):
        if case .log(_, let expression) = chart.actions[action] { trace.append("log:\(expression)") }
      case .send(let action):
        if case .send(let event, let delay, let id) = chart.actions[action] {
          pending.append(
            PendingSend(due: now + Span(milliseconds: delay), number: sends, event: event, id: id))
          sends += 1
        }
      case .cancel(let action):
        if case .cancel(let id) = chart.actions[action] { pending.removeAll { $0.id == id } }
      case .took, .startedClock, .stoppedClock, .command: break
      }
    }
  }
}
