import Statecharts

/// One chart on a virtual clock: steps it, keeps what it sets going until that is due, and says what it did.
/// Replay and trace both drive it.
struct ChartDriver {
  /// How many of its own events a chart may get at one moment. A script has a handful; more is a chart that
  /// sends to itself without end.
  static let momentLimit = 1_000
  /// How many of its own events a chart may get in all. Nobody reads a longer trace, and ten years of a chart
  /// that rings every millisecond would not end.
  static let limit = 10_000

  let chart: Chart
  private(set) var configuration: Configuration
  private(set) var now = Instant(milliseconds: 0)
  /// In the order in which they were set going.
  private(set) var pending: [PendingEvent] = []
  /// What the last macrostep did, in order.
  private(set) var happenings: [Happening] = []
  /// Says of the last macrostep which guards it asked.
  private(set) var log = StepLog()
  /// False once the chart did not come to rest or passed a limit. From then on nothing becomes due.
  private(set) var isAtRest: Bool
  private let clocks: [ClockRule?]
  private let rules: any StepRules
  private var armings = 0
  private var arrivedNow = 0
  private var arrived = 0

  /// Starts the chart at moment 0.
  /// - Parameter clocks: by index of the clock; without a rule a clock waits.
  init(_ chart: Chart, clocks: [ClockRule?] = [], rules: any StepRules = AppendixD(), guards: GuardAnswers) {
    self.chart = chart
    self.clocks = clocks
    self.rules = rules
    configuration = chart.start(guards: guards, rules: rules, into: &log)
    isAtRest = !log.isEndless
    perform()
  }

  /// Gives the chart an event from outside, now.
  mutating func take(_ event: Int, guards: GuardAnswers) -> StepOutcome {
    arrivedNow = 0
    return step(event, guards: guards)
  }

  /// Gives the chart the next event of its own, at the moment when it is due.
  /// - Returns: nil where nothing is due at `end` or before.
  mutating func takeNext(until end: Instant, guards: GuardAnswers) -> (PendingEvent, StepOutcome)? {
    guard isAtRest, let next = nextIndex, pending[next].due <= end else { return nil }
    let event = pending.remove(at: next)
    arrivedNow = event.due > now ? 1 : arrivedNow + 1
    arrived += 1
    guard arrivedNow <= Self.momentLimit, arrived <= Self.limit else {
      isAtRest = false
      return nil
    }
    now = event.due
    return (event, step(event.event, guards: guards))
  }

  /// Lets the rest of a wait pass, once nothing more is due in it.
  mutating func pass(until end: Instant) {
    if isAtRest { now = max(now, end) }
  }

  /// What an event would do here and now; nothing is changed.
  func trying(_ event: Int, guards: GuardAnswers) -> StepLog {
    var (configuration, log) = (configuration, StepLog())
    _ = chart.step(&configuration, event: event, guards: guards, rules: rules, into: &log)
    return log
  }

  /// Ids of the active states without children, in document order.
  var atomicStateIDs: [String] {
    configuration.active.filter { chart.states[$0].kind.isLeaf }
      .map { chart.states[$0].id }
  }

  private var nextIndex: Int? {
    pending.indices.min { (pending[$0].due, pending[$0].number) < (pending[$1].due, pending[$1].number) }
  }

  private mutating func step(_ event: Int, guards: GuardAnswers) -> StepOutcome {
    let outcome = chart.step(&configuration, event: event, guards: guards, rules: rules, into: &log)
    if outcome == .endless { isAtRest = false }
    perform()
    return outcome
  }

  private mutating func perform() {
    happenings.removeAll(keepingCapacity: true)
    for effect in log.effects {
      switch effect {
      case .exited(let state): happenings.append(.left(state: state))
      case .entered(let state): happenings.append(.entered(state: state))
      case .took(let transition): happenings.append(.took(transition: transition))
      case .command(let command): happenings.append(.command(command))
      case .startedClock(let clock): start(clock)
      case .stoppedClock(let clock):
        happenings.append(.stopped(clock: clock, takeOut { $0.source == .clock(clock) }.first))
      case .send(let action), .cancel(let action), .log(let action): perform(chart.actions[action])
      }
    }
  }

  private mutating func perform(_ action: ChartAction) {
    switch action {
    case .send(let event, let delay, let id):
      happenings.append(.sent(arm(event, after: Span(milliseconds: delay), .send(id: id))))
    case .cancel(let id):
      happenings.append(.cancelled(id: id, takeOut { $0.source == .send(id: id) }))
    case .log(let label, let expression): happenings.append(.log(label: label, expression: expression))
    case .raise, .command: break
    }
  }

  private mutating func start(_ clock: Int) {
    guard clock < clocks.count, let rule = clocks[clock] else {
      happenings.append(.started(clock: clock, nil))
      return
    }
    happenings.append(.started(clock: clock, arm(rule.event, after: rule.length, .clock(clock))))
  }

  private mutating func arm(_ event: Int, after length: Span, _ source: PendingEvent.Source) -> PendingEvent {
    let armed = PendingEvent(due: now + length, number: armings, event: event, source: source)
    armings += 1
    pending.append(armed)
    return armed
  }

  private mutating func takeOut(where holds: (PendingEvent) -> Bool) -> [PendingEvent] {
    let out = pending.filter(holds)
    pending.removeAll(where: holds)
    return out
  }
}
