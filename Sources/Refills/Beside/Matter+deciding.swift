package import Statecharts

extension Matter {
  /// Decides what an event does to it. Pure: nothing is changed where it is refused.
  /// - Returns: it as it is afterwards, and what the refill is told.
  package func taking(_ event: Chart.Event, from sender: Sender, at now: Instant) throws(BesideRefusal) -> (
    matter: Matter, followUps: [FollowUp]
  ) {
    let kind = Chart.kind(of: event)
    guard kind.actors.contains(sender.actor) else {
      throw .notAllowed(kind.rawValue, sender.actor, may: kind.actors)
    }
    guard steps.count < Self.mostSteps else { throw .full }
    var next = self
    next.facts.take(event, from: sender, at: now)
    guard var configuration = Configuration(resting: state.index, in: Chart.table) else { throw .broken }
    var log = StepLog()
    let outcome = Chart.table.step(
      &configuration, event: kind.index, guards: BesideGuards<Chart>(facts: next.facts), into: &log)
    switch outcome {
    case .moved: break
    case .ignored: throw .known
    case .refused: throw .against(log.guardsRefusing(in: Chart.table))
    case .unhandled: throw .notNow(kind.rawValue, state.rawValue)
    case .endless: throw .broken
    }
    guard let state = Chart.state(in: configuration) else { throw .broken }
    next.state = state
    next.steps.append(Step(at: now, event: kind, sender: sender, from: self.state, to: state))
    let commands = log.effects.compactMap { effect -> Chart.Command? in
      if case .command(let index) = effect { Chart.command(at: index) } else { nil }
    }
    return (next, commands.flatMap { Chart.followUps($0, of: next.facts, after: sender) })
  }
}

extension Configuration {
  /// A chart of one region whose leaf is active, with all that is around it.
  init?(resting leaf: Int, in chart: Chart) {
    var ids: [String] = []
    var state = leaf
    while state > 0 {
      ids.append(chart.states[state].id)
      state = chart.states[state].parent
    }
    do {
      try self.init(chart: chart, stateIDs: ids)
    } catch {
      return nil
    }
  }
}

extension StepLog {
  /// The guards that said no in the last macrostep.
  fileprivate func guardsRefusing(in chart: Chart) -> [String] {
    chart.guards.indices.filter { guardsAsked & ~guardAnswers & 1 << UInt64($0) != 0 }.map {
      chart.guards[$0]
    }
  }
}
