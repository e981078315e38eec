import Statecharts

extension Decider {
  /// Draws from the macrostep what must be written: clocks, tasks, dispatches, the journal's row.
  mutating func settle(
    _ stepped: Refill, from before: Refill, _ input: Input, in context: DecisionContext
  ) -> Decision {
    var next = stepped
    next.version = before.version + 1
    next.changedAt = input.at
    let notices = took().filter { $0.notice >= 0 }
    let isCorrection = tookCorrection
    if let clock = RefillChart.Clock.of(input.event.kind) {
      next.record.clocks[clock]?.firedAt = input.at
      next.record.clocks[clock]?.due = nil
    }
    markProgress(of: &next, from: before, input, isCorrection: isCorrection)
    var dispatches: [Dispatch] = []
    for effect in log.effects {
      if case .command(let index) = effect, let command = RefillChart.Command(index: index) {
        dispatches += perform(command, on: &next, input)
      }
    }
    runClocks(of: &next, wasPaused: before.regions.pace == .paused, at: input.at, in: context)
    if input.event.report?.contradiction != nil || overturnsWord(input, on: before) {
      next.record.call(.support, because: input.event.kind, at: input.at)
    }

    let movedOn =
      enteredProgress || next.regions.cancel != before.regions.cancel
      || next.regions.pace == .late && before.regions.pace != .late
    next.record.wake(from: before.record, movedOn: movedOn, by: input.sender.actor)

    var told: [RefillChart.Notice] = []
    if !isSilent(input, on: before) {
      for transition in notices {
        guard let notice = RefillChart.Notice(index: transition.notice), !told.contains(notice) else {
          continue
        }
        told.append(notice)
        dispatches.append(.notice(notice, isCorrection: transition.isCorrection))
      }
    }
    let timers = timerChanges(from: before, to: next)
    let row = entry(
      for: next, input, from: before, timers: timers, notices: told, isCorrection: isCorrection)
    return Decision(refill: next, before: before, entry: row, timers: timers, dispatches: dispatches)
  }

  /// Whether newer news moves what the patient or staff had said last: it counts, and support knows.
  private func overturnsWord(_ input: Input, on before: Refill) -> Bool {
    guard let report = input.event.report, report.source != .staff, enteredProgress,
      let wordAt = before.record.wordAt
    else { return false }
    return before.record.movedBy.map { $0.orderedBy <= wordAt } ?? true
  }

  /// Whether the macrostep entered a state of the progress, be it the one that it left.
  private var enteredProgress: Bool {
    log.effects.contains { effect in
      if case .entered(let state) = effect { RefillChart.Progress(index: state) != nil } else { false }
    }
  }

  func took() -> [ChartTransition] {
    log.effects.compactMap { effect in
      if case .took(let transition) = effect { RefillChart.table.transitions[transition] } else { nil }
    }
  }

  /// A past that was imported is told to nobody, nor is an answer that contradicts itself.
  private func isSilent(_ input: Input, on before: Refill) -> Bool {
    if input.event.report?.contradiction != nil { return true }
    guard let importedAt = before.record.importedAt else { return false }
    if input.event.report != nil, before.record.movedBy == nil { return true }
    guard let clock = RefillChart.Clock.of(input.event.kind), let due = before.record.clocks[clock]?.due
    else {
      return false
    }
    return due <= importedAt
  }

  private func markProgress(of next: inout Refill, from before: Refill, _ input: Input, isCorrection: Bool) {
    guard enteredProgress else { return }
    if let report = input.event.report { next.record.movedBy = report }
    let changedAt = input.event.report?.orderedBy ?? input.at
    if isCorrection {
      next.record.correction = Correction(
        said: before.progress.answer, saidAt: before.record.progressSince, changedAt: changedAt)
    }
    next.record.progressSince = changedAt
    next.record.moments[.closedAt] = next.isLive ? nil : before.record.moments[.closedAt] ?? input.at
  }

  private func perform(_ command: RefillChart.Command, on next: inout Refill, _ input: Input) -> [Dispatch] {
    let cause = input.event.kind
    switch command {
    case .callSupport: next.record.call(.support, because: cause, at: input.at)
    case .callLead: next.record.call(.lead, because: cause, at: input.at)
    case .callProvider: next.record.call(.provider, because: cause, at: input.at)
    case .callPrescriber: next.record.call(.prescriber, because: cause, at: input.at, isUrgent: true)
    case .ownRunOut: next.record.call(.support, because: cause, at: input.at, isUrgent: true)
    case .urgentTask: next.record.call(.provider, because: cause, at: input.at, isUrgent: true)
    // Where nobody knows where it goes, support is called already.
    case .cancelFormer: return [next.record.dispatch(for: command)].compactMap(\.self)
    case .sendOrder, .cancelOrder, .readBack:
      if let dispatch = next.record.dispatch(for: command) { return [dispatch] }
      // Without a pharmacy there is nobody to ask: a person is called instead.
      next.record.call(.support, because: cause, at: input.at)
    }
    return []
  }
}
