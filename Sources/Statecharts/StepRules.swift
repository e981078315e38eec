/// The points of SCXML 1.0, Appendix D, that engines are known to get wrong, each as a question with one right answer.
///
/// The product always answers with `AppendixD`. Tests answer wrongly on purpose, one question at a time, to prove
/// that a test would notice. The steps are generic over the rules and specialised for `AppendixD`, so the
/// questions cost nothing.
package protocol StepRules {
  /// Whether a history records when its parent is left, given whether it remembers something already.
  func recordsHistory(alreadyRemembers: Bool) -> Bool
  /// Whether `done.state` is queued after (true) or before the onentry actions of the final state.
  var announcesDoneAfterOnEntry: Bool { get }
  /// Whether a parallel is done when `done` of its `all` regions are.
  func isParallelDone(done: Int, all: Int) -> Bool
  /// Whether a state and its ancestors are still active while its onexit actions run.
  var staysActiveWhileLeaving: Bool { get }
  /// Whether `type="internal"` is honoured on a source that is compound (or not).
  func honoursInternal(isCompound: Bool) -> Bool
  /// Whether a history's default actions run, given whether it remembers something.
  func runsHistoryDefault(remembers: Bool) -> Bool
  /// Whether a `cancel` reaches the surroundings.
  var cancels: Bool { get }
  /// The answer of `In(state)`.
  func isIn(_ state: Int, active: StateSet) -> Bool
  /// Told before the onexit actions of `state` run, with what is active then.
  func leaving(_ state: Int, active: StateSet)
  /// Told when `state` has been entered.
  func entered(_ state: Int)
}

extension StepRules {
  @inline(__always) package func recordsHistory(alreadyRemembers: Bool) -> Bool { true }
  @inline(__always) package var announcesDoneAfterOnEntry: Bool { true }
  @inline(__always) package func isParallelDone(done: Int, all: Int) -> Bool { done == all }
  @inline(__always) package var staysActiveWhileLeaving: Bool { true }
  @inline(__always) package func honoursInternal(isCompound: Bool) -> Bool { isCompound }
  @inline(__always) package func runsHistoryDefault(remembers: Bool) -> Bool { !remembers }
  @inline(__always) package var cancels: Bool { true }
  @inline(__always) package func isIn(_ state: Int, active: StateSet) -> Bool { active.contains(state) }
  @inline(__always) package func leaving(_ state: Int, active: StateSet) {}
  @inline(__always) package func entered(_ state: Int) {}
}
