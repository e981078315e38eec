package import Statecharts

/// Decides what an input does to a refill. Pure: the time, the refill and the clinic's calendars come in,
/// what to write comes out. Keep one a thread; it holds the scratch space of the chart's runtime.
package struct Decider {
  var log = StepLog()

  package init() {}

  /// A refill that nobody has told anything yet, at version 0. It exists once its first input is written.
  package mutating func begin(_ record: RefillRecord, at now: Instant, in context: DecisionContext) -> Refill?
  {
    let facts = RefillChart.GuardAdapter(RefillFacts(record: record, at: now))
    let configuration = RefillChart.table.start(guards: facts, into: &log)
    guard let regions = RefillChart.Regions(configuration) else { return nil }
    var refill = Refill(
      record: record, configuration: configuration, regions: regions, version: 0, changedAt: now)
    runClocks(of: &refill, wasPaused: false, at: now, in: context)
    return refill
  }

  /// - Parameter refill: as it is stored; of version 0, as `begin` made it.
  package mutating func decide(_ refill: Refill, _ input: Input, in context: DecisionContext) -> Verdict {
    if let refusal = objection(to: input, on: refill) {
      if refusal == .elsewhere { return heard(ofFormer: refill, input) }
      return refusal == .implausible
        ? .decided(handOver(refill, input, refusal))
        : .refused(refusal, isWorthKeeping(refusal) ? entry(for: refill, input, refusal: refusal) : nil)
    }
    var next = refill
    let report = input.event.report
    if input.event.kind == .pharmacyRerouted, refill.progress.isOnItsWayHome, let report {
      next.record.note(report)
    } else {
      next.record.apply(input.event, from: input.sender, in: refill.progress, at: input.at)
    }
    let facts = RefillFacts(of: next, at: input.at, report: report)
    let outcome = RefillChart.table.step(
      &next.configuration, event: input.event.kind.index, guards: RefillChart.GuardAdapter(facts), into: &log)
    switch outcome {
    case .moved:
      // What the record says now may move another region; that alone does not make the event one that can happen.
      guard tookEvent(input.event.kind) else { return unmoved(refill, input, .unhandled) }
    case .endless: return .refused(.invalid("The chart does not come to rest; report this."), nil)
    case .ignored: return unmoved(refill, input, .ignored)
    case .unhandled: return unmoved(refill, input, .unhandled)
    case .refused(let guards): return unmoved(refill, input, .guarded(RefillChart.Guard.named(in: guards)))
    }
    guard let regions = RefillChart.Regions(next.configuration) else {
      return .refused(.invalid("The chart left a configuration that is not legal; report this."), nil)
    }
    next.regions = regions
    if let report, tookCorrection {
      if let doubt = doubt(about: report, on: refill) {
        return doubt == .implausible ? .decided(handOver(refill, input, doubt)) : .refused(doubt, nil)
      }
    }
    return .decided(settle(next, from: refill, input, in: context))
  }

  /// Whether the last macrostep took a transition for this event, and not only what its payload set off.
  private func tookEvent(_ kind: RefillChart.EventKind) -> Bool {
    took { $0.events.contains(kind.index) }
  }

  /// Whether the last macrostep took a transition that takes back what was said.
  var tookCorrection: Bool {
    took { $0.isCorrection }
  }

  private func took(_ isMeant: (ChartTransition) -> Bool) -> Bool {
    log.effects.contains { effect in
      if case .took(let transition) = effect {
        isMeant(RefillChart.table.transitions[transition])
      } else {
        false
      }
    }
  }
}
