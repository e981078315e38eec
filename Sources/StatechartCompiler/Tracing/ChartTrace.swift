import Statecharts

/// Says step by step what a chart does: the answer to "what would happen if".
///
/// It runs on a virtual clock that counts elapsed time from 0. Calendars, moments of the record and pausing
/// are the daemon's; where a clock is declared with one, the trace says so once.
package struct ChartTrace {
  /// A heading a step, then what happened in its order, then where the chart stands. Lines end with a line
  /// end.
  package private(set) var text = ""
  /// False where the trace was given up because the chart did not come to rest; the text says where.
  package var isComplete: Bool { driver.isAtRest }

  let subject: TraceSubject
  private(set) var driver: ChartDriver
  /// The guards that say yes.
  private var yes: Set<String>
  /// Notes that were made, and those of them that wait for the end of the step.
  private var said: Set<String> = []
  private var notes: [String] = []

  /// - Throws: the first name in the script that the chart does not have.
  package init(of subject: TraceSubject, by script: TraceScript) throws(TraceError) {
    try subject.check(script)
    self.subject = subject
    // What is answered before anything happens holds at the start already.
    let answers = script.steps.prefix { if case .answer = $0 { true } else { false } }
    yes = Set()
    for case .answer(let name, let isYes) in answers {
      if isYes { yes.insert(name) } else { yes.remove(name) }
    }
    driver = ChartDriver(
      subject.chart, clocks: subject.clocks.map { subject.rule(of: $0, durations: script.durations) },
      guards: Self.answers(yes, of: subject.chart))
    for step in answers { perform(step) }
    heading("at 0")
    if !chart.guards.isEmpty { note("a guard says no until --guard NAME says yes") }
    writeHappenings(of: nil)
    writeStand()
    deliver(until: driver.now)
    for step in script.steps.dropFirst(answers.count) where isComplete { perform(step) }
    if !isComplete { giveUp() }
  }

  var chart: Chart { subject.chart }

  var guards: GuardAnswers { Self.answers(yes, of: chart) }

  private static func answers(_ yes: Set<String>, of chart: Chart) -> GuardAnswers {
    GuardAnswers(names: chart.guards) { yes.contains($0) }
  }

  private mutating func perform(_ step: TraceStep) {
    switch step {
    case .answer(let name, let isYes):
      if isYes { yes.insert(name) } else { yes.remove(name) }
      heading("guard \(name) says \(isYes ? "yes" : "no")")
    case .advance(let span):
      let end = driver.now + span
      heading("advance \(span.text)")
      if !deliver(until: end) {
        line("nothing becomes due until \(end.text)")
        writeStand()
      }
      driver.pass(until: end)
    case .event(let name):
      heading("event \(name) at \(driver.now.text)")
      guard let event = chart.eventIndex(name) else { return }
      let before = driver.configuration
      let outcome = driver.take(event, guards: guards)
      write(outcome, of: event, before: before)
      deliver(until: driver.now)
    }
  }

  /// - Returns: whether anything became due.
  @discardableResult
  private mutating func deliver(until end: Instant) -> Bool {
    var hasDelivered = false
    while true {
      let before = driver.configuration
      guard let (arrived, outcome) = driver.takeNext(until: end, guards: guards) else { return hasDelivered }
      hasDelivered = true
      heading("\(name(of: arrived)) at \(driver.now.text)")
      write(outcome, of: arrived.event, before: before)
    }
  }

  private mutating func write(_ outcome: StepOutcome, of event: Int, before: Configuration) {
    writeHappenings(of: event)
    writeRefusal(outcome, of: event, before: before)
    writeStand()
  }

  private mutating func giveUp() {
    heading("given up at \(driver.now.text)")
    line(
      "the chart does not come to rest, or had more than \(ChartDriver.limit) events of its own "
        + "(\(ChartDriver.momentLimit) at one moment)")
  }

  private mutating func heading(_ words: String) { text += words + "\n" }

  mutating func line(_ words: String) { text += TraceLine.folded(words) }

  /// Makes a note at the end of the step, unless it was made before.
  mutating func note(_ words: String) {
    if said.insert(words).inserted { notes.append(words) }
  }

  /// Writes what is active and what is still to come, the soonest first.
  private mutating func writeStand() {
    for note in notes { line("note: \(note)") }
    notes = []
    line("active: \(driver.atomicStateIDs.joined(separator: ", "))")
    let pending = driver.pending.sorted { ($0.due, $0.number) < ($1.due, $1.number) }
      .map { "\(name(of: $0)) at \($0.due.text)" }
    line("pending: \(pending.isEmpty ? "nothing" : pending.joined(separator: ", "))")
  }
}
