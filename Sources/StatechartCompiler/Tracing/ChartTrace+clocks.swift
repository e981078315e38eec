import Statecharts

extension ChartTrace {
  /// `starts reviewDue: review = 2d, business-days, from reviewSince, pauses; due at 2d`
  mutating func writeStart(of clock: ClockDeclaration, _ armed: PendingEvent?) {
    let length = armed.map { ($0.due - driver.now).text }
    let rule =
      switch clock.after {
      case .literal: length ?? "0"
      case .named(let name): length.map { "\(name) = \($0)" } ?? name
      }
    let words = [rule, clock.calendar, clock.from.map { "from \($0)" }, clock.pauses ? "pauses" : nil]
    line(
      "starts \(clock.name): \(words.compactMap(\.self).joined(separator: ", ")); "
        + (armed.map { "due at \($0.due.text)" } ?? "waits"))
    switch clock.after {
    case .named(let name) where armed == nil:
      note("the length of \(name) is the clinic's: its clocks wait; give it with --duration \(name)=48h")
    case .literal where armed == nil:
      note("a clock of no length waits for a moment of the record: bring its event about with --event")
    case .named, .literal:
      guard clock.calendar != "elapsed" || clock.from != nil || clock.pauses else { return }
      note(
        "calendars, moments of the record and pausing are the daemon's: "
          + "here clocks count elapsed time from when their state is entered")
    }
  }

  /// `clock reviewDue`, `send nudge`
  func name(of event: PendingEvent) -> String {
    switch event.source {
    case .clock(let clock): "clock \(chart.clocks[clock])"
    case .send: "send \(chart.events[event.event])"
    }
  }
}
