import Statecharts

extension ChartTrace {
  /// Writes why an event was not taken, and which could be.
  /// - Parameter before: where the chart stood when it came.
  mutating func writeRefusal(_ outcome: StepOutcome, of event: Int, before: Configuration) {
    let name = chart.events[event]
    switch outcome {
    case .moved where tookEvent(event, driver.log): return
    case .moved:
      line(
        "not taken: nothing here took \(name); what moved did so by itself, as guards say otherwise by now")
    case .ignored:
      // The innermost stands last.
      let state = chart.transitions.last {
        $0.isIgnoring && $0.events.contains(event) && before.active.contains($0.source)
      }
      line("ignored: \(state.map { chart.states[$0.source].id } ?? "") says that \(name) means nothing there")
    case .refused:
      for transition in chart.transitions
      where transition.events.contains(event) && !transition.isIgnoring
        && before.active.contains(transition.source)
      {
        let unmet = transition.condition.filter { !holds($0, before) }.map(text)
        if !unmet.isEmpty {
          line("refused: \(label(of: transition)) needs \(unmet.joined(separator: " and "))")
        }
      }
    case .unhandled: line("unhandled: no active state has a transition for \(name)")
    case .endless:
      line("endless: this does not come to rest; nothing is changed")
      return
    }
    let events = subject.events.filter { subject.canCome($0, while: driver.configuration.active) }
      .compactMap { chart.eventIndex($0) }
    let taken = events.filter { tookEvent($0, driver.trying($0, guards: guards)) }
    let names = taken.map { chart.events[$0] }
    line("can be taken here: \(names.isEmpty ? "nothing" : names.joined(separator: ", "))")
  }

  private func tookEvent(_ event: Int, _ log: StepLog) -> Bool {
    log.effects.contains { effect in
      if case .took(let index) = effect { chart.transitions[index].events.contains(event) } else { false }
    }
  }

  private func holds(_ term: ChartTransition.Term, _ before: Configuration) -> Bool {
    switch term {
    case .guarded(let index, let isTrue): guards.answer(index) == isTrue
    case .inState(let index, let isTrue): before.active.contains(index) == isTrue
    case .never: false
    }
  }
}
