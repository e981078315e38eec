import Statecharts
import Synchronization

/// The standard's rules with at most one fault, and a look at what is active while states are left.
final class ProbedRules: StepRules {
  /// What was active while the onexit actions of a state ran.
  struct Leaving: Sendable, Equatable {
    let state: Int
    let active: StateSet
  }

  private struct Seen {
    var leavings: [Leaving] = []
    var onceActive = StateSet()
  }

  private let fault: Fault?
  private let atomic: StateSet
  private let seen = Mutex(Seen())

  init(_ fault: Fault?, chart: Chart) {
    self.fault = fault
    var atomic = StateSet()
    for (index, state) in chart.states.enumerated() where state.last == index { atomic.insert(index) }
    self.atomic = atomic
  }

  var leavings: [Leaving] { seen.withLock(\.leavings) }

  func recordsHistory(alreadyRemembers: Bool) -> Bool {
    fault == .historyRecordedAtFirstExitOnly ? !alreadyRemembers : true
  }
  var announcesDoneAfterOnEntry: Bool { fault != .doneBeforeOnEntry }
  func isParallelDone(done: Int, all: Int) -> Bool {
    fault == .parallelDoneByOneRegion ? done > 0 : done == all
  }
  var staysActiveWhileLeaving: Bool { fault != .configurationClearedBeforeOnExit }
  func honoursInternal(isCompound: Bool) -> Bool { isCompound || fault == .internalOnParallelSource }
  func runsHistoryDefault(remembers: Bool) -> Bool {
    switch fault {
    case .historyDefaultDropped: false
    case .historyDefaultAlwaysRun: true
    default: !remembers
    }
  }
  var cancels: Bool { fault != .cancelIgnored }
  func isIn(_ state: Int, active: StateSet) -> Bool {
    switch fault {
    case .inRemembersThePast: seen.withLock { $0.onceActive.contains(state) }
    case .inBlindToAncestors: active.contains(state) && atomic.contains(state)
    default: active.contains(state)
    }
  }
  func leaving(_ state: Int, active: StateSet) {
    seen.withLock { $0.leavings.append(Leaving(state: state, active: active)) }
  }
  func entered(_ state: Int) { seen.withLock { $0.onceActive.insert(state) } }
}
