import Statecharts

extension ChartTrace {
  /// Writes what the last macrostep did, in its order.
  /// - Parameter event: the external event that it began with; nil: the start.
  mutating func writeHappenings(of event: Int?) {
    var states: (verb: String, ids: [String]) = ("", [])
    var phase = Phase.leaving
    /// The microstep of the event itself ends where, after states were entered, something else begins.
    var isFirst = true
    for happening in driver.happenings {
      let next = Phase(of: happening)
      if let next {
        if next < phase { isFirst = false }
        phase = next
      }
      if case .left(let state) = happening {
        writeStates(&states, "left", state)
      } else if case .entered(let state) = happening {
        writeStates(&states, "entered", state)
      } else if !Self.isSilent(happening) {
        flush(&states)
        write(happening, event: isFirst ? event : nil)
      }
    }
    flush(&states)
    writeAnswers()
  }

  /// A clock that waits, or has gone off, stops without a word.
  private static func isSilent(_ happening: Happening) -> Bool {
    if case .stopped(_, nil) = happening { true } else { false }
  }

  /// In which order the parts of one microstep stand.
  private enum Phase: Comparable {
    case leaving, taking, entering

    init?(of happening: Happening) {
      switch happening {
      case .left: self = .leaving
      case .took: self = .taking
      case .entered: self = .entering
      case .command, .log, .sent, .cancelled, .started, .stopped: return nil
      }
    }
  }

  /// States that follow each other share a line.
  private mutating func writeStates(
    _ states: inout (verb: String, ids: [String]), _ verb: String, _ state: Int
  ) {
    if states.verb != verb { flush(&states) }
    states.verb = verb
    states.ids.append(chart.states[state].id)
  }

  private mutating func flush(_ states: inout (verb: String, ids: [String])) {
    if !states.ids.isEmpty { line("\(states.verb) \(states.ids.joined(separator: ", "))") }
    states.ids = []
  }

  private mutating func write(_ happening: Happening, event: Int?) {
    switch happening {
    case .left, .entered: break
    case .took(let index): writeTransition(chart.transitions[index], event: event)
    case .command(let command): line("does \(chart.commands[command])")
    case .log(let label, let expression):
      line("logs \([label, expression].filter { !$0.isEmpty }.joined(separator: ": "))")
    case .sent(let sent): line("sends \(chart.events[sent.event])\(id(of: sent)), due at \(sent.due.text)")
    case .cancelled(let id, let sends):
      let which = sends.map { "\(chart.events[$0.event]) that was due at \($0.due.text)" }
      line("cancels \(id): \(which.isEmpty ? "nothing is pending" : which.joined(separator: ", "))")
    case .started(let clock, let armed): writeStart(of: subject.clocks[clock], armed)
    case .stopped(let clock, let armed):
      if let armed { line("stops \(chart.clocks[clock]) that was due at \(armed.due.text)") }
    }
  }

  private mutating func writeTransition(_ transition: ChartTransition, event: Int?) {
    var words = "took \(label(of: transition))"
    if let event, transition.events.contains(event) {
      words += " on \(chart.events[event])"
    } else if transition.events.isEmpty {
      words += " by itself"
    } else {
      let own = transition.events.filter { isRaised($0) }
      words +=
        " on \((own.isEmpty ? transition.events : own).map { chart.events[$0] }.joined(separator: " or "))"
    }
    let condition = transition.condition.map(text).joined(separator: " and ")
    line(words + (condition.isEmpty ? "" : " if \(condition)"))
    if transition.notice >= 0 {
      line("tells \(chart.notices[transition.notice])\(transition.isCorrection ? ", as a correction" : "")")
    }
  }

  /// `deciding → approved`
  func label(of transition: ChartTransition) -> String {
    let source = chart.states[transition.source].id
    let targets = transition.targets.map { chart.states[$0].id }.joined(separator: " ")
    return targets.isEmpty ? source : "\(source) → \(targets)"
  }

  func text(_ term: ChartTransition.Term) -> String {
    switch term {
    case .guarded(let index, let isTrue): (isTrue ? "" : "not ") + chart.guards[index]
    case .inState(let index, let isTrue): (isTrue ? "in " : "not in ") + chart.states[index].id
    case .never: "false"
    }
  }

  private func isRaised(_ event: Int) -> Bool {
    chart.events[event].hasPrefix("done.state.") || chart.actions.contains(.raise(event: event))
  }

  private func id(of sent: PendingEvent) -> String {
    if case .send(let id?) = sent.source, id != chart.events[sent.event] { " as \(id)" } else { "" }
  }

  private mutating func writeAnswers() {
    let asked = chart.guards.indices.filter { driver.log.guardsAsked & (1 << UInt64($0)) != 0 }
    guard !asked.isEmpty else { return }
    let answers = asked.map { index in
      "\(chart.guards[index]): \(driver.log.guardAnswers & (1 << UInt64(index)) == 0 ? "no" : "yes")"
    }
    line("asked \(answers.joined(separator: ", "))")
  }
}
